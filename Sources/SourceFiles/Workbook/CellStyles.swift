/// Which styles of a workbook show a number as a date or as an hour.
final class CellStyles: XMLListener {
  enum Kind: Hashable {
    case number, date, time, dateAndTime
  }

  private var codes: [Int: String] = [:]
  private var formats: [Int] = []
  private var isInCellFormats = false
  private var kinds: [Kind] = []

  /// The kind of a style, from its number in `cellXfs`.
  func kind(_ style: Int) -> Kind { kinds.indices.contains(style) ? kinds[style] : .number }

  func opened(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      guard let identifier = attributes["numFmtId"].flatMap({ Int($0) }) else { return }
      codes[identifier] = attributes["formatCode"] ?? ""
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats:
      formats.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
    default: break
    }
  }

  func closed(_ name: String) {
    switch name {
    case "cellXfs": isInCellFormats = false
    case "styleSheet":
      kinds = formats.map { format in
        codes[format].map(Self.kind(ofCode:)) ?? Self.builtIn(format)
      }
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// Formats that no file writes out (ECMA-376, part 1, 18.8.30), those of East Asia included.
  private static func builtIn(_ format: Int) -> Kind {
    switch format {
    case 14...17, 27...31, 34...36, 50...54, 57...58: .date
    case 18...21, 32...33, 45...47, 55...56: .time
    case 22: .dateAndTime
    default: .number
    }
  }

  /// What a format code shows: `dd/mm/yyyy hh:mm`, `[h]:mm`, `0.00 "jours"`.
  static func kind(ofCode code: String) -> Kind {
    let letters = bareLetters(of: code)
    let hasDay = letters.contains { "dyja".contains($0) }
    let hasHour = letters.contains { "hs".contains($0) }
    switch (hasDay, hasHour) {
    case (true, true): return .dateAndTime
    case (true, false): return .date
    case (false, true): return .time
    // « mmmm » alone is the name of a month.
    case (false, false): return letters.contains("m") ? .date : .number
    }
  }

  /// The letters of the first section, without quoted text, colours, and the mark of the halves of
  /// the day.
  private static func bareLetters(of code: String) -> String {
    guard code.lowercased() != "general", code != "@" else { return "" }
    var letters = ""
    var isQuoted = false
    var isEscaped = false
    var bracket: String?
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if let inside = bracket {
        bracket = character == "]" ? nil : inside + String(character)
        // « [h] » is an hour beyond 24, « [red] » a colour, « [$-40c] » a language.
        if bracket == nil, !inside.isEmpty, inside.allSatisfy({ "hms".contains($0) }) {
          letters += inside
        }
      } else if character == "\"" {
        isQuoted.toggle()
      } else if isQuoted {
        continue
      } else if character == "\\" || character == "_" || character == "*" {
        isEscaped = true
      } else if character == "[" {
        bracket = ""
      } else if character == ";" {
        break
      } else if character.isLetter {
        letters.append(character)
      }
    }
    return letters.replacing("am", with: "").replacing("pm", with: "").replacing("ap", with: "")
  }
}
