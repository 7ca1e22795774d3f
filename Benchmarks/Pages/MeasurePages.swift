import Analysis
import CairoRenderer
import Drawing
import Foundation
import Inputs
import Layout
import Problems
import Reports
import Templates

/// Says what the pages of a diagnostic cost once it is analysed, stage by stage.
///
/// usage: MesurePages DOSSIER MODELES TOURS [DOSSIER_TYPST]
///
/// The tools are warm, as in a batch: the first turn is not counted. Each line gives processor
/// seconds and milliseconds a page: minimum, median and maximum over the turns. With a fourth word,
/// the same content is written there as a source of Typst.
@main struct MeasurePages {
  static func main() {
    let words = CommandLine.arguments
    guard (4...5).contains(words.count), let turns = Int(words[3]), turns > 0 else {
      fail("usage : MesurePages DOSSIER MODELES TOURS [DOSSIER_TYPST]", status: 2)
    }
    do {
      try measure(
        dossier: words[1], templates: words[2], turns: turns,
        typst: words.dropFirst(4).first.map { URL(filePath: $0) })
    } catch {
      fail("\(error)", status: 1)
    }
  }

  private static func measure(
    dossier path: String, templates folder: String, turns: Int, typst: URL?
  ) throws {
    let dossier = try readDossier(at: path).value
    let findings = analyse(dossier).value
    let library = TemplateLibrary(folders: [folder])
    let theme = try library.theme("vigie").value
    let typeSetter = try TypeSetter(theme: theme.theme)
    let hyphenator = try FrenchHyphenator()
    let renderer = CairoRenderer(typeSetter: typeSetter)
    var stages: [String: [Double]] = [:]
    var pages = 0
    var peaks: [Int] = []
    for turn in 0...turns {
      var clock = StageClock()
      let document = try diagnostic(
        of: dossier, findings: findings, templates: library,
        options: ReportOptions(logo: theme.logo)
      ).value
      clock.end("composer")
      if turn == 0, let typst {
        var source = TypstSource(
          folder: typst, theme: theme.theme, typeSetter: typeSetter, hyphenator: hyphenator)
        try source.write(document)
      }
      let publication = layOut(
        document, theme: theme.theme, measurer: typeSetter, hyphenator: hyphenator
      ).publication
      clock.end("mettre en pages")
      pages = publication.pages.count
      _ = try renderer.pdf(publication) { clock.end("dessiner") }
      clock.end("dernière passe")
      if turn.isMultiple(of: max(turns / 5, 1)) { peaks.append(peakMemory) }
      guard turn > 0 else { continue }
      for (name, seconds) in clock.stages { stages[name, default: []].append(seconds) }
      stages["avant la dernière passe", default: []].append(
        clock.stages.dropLast().reduce(0) { $0 + $1.seconds })
    }
    print("\(pages) pages, \(turns) tours")
    for name in [
      "composer", "mettre en pages", "dessiner", "avant la dernière passe", "dernière passe",
    ] {
      print(line(name, stages[name] ?? [], pages: pages))
    }
    print("mémoire au plus haut, en Mio, au fil des tours : \(peaks)")
    let whole = (stages["avant la dernière passe"] ?? []).sorted()
    print("pages par seconde de processeur : \(Int(Double(pages) / whole[whole.count / 2]))")
  }

  private static func line(_ name: String, _ seconds: [Double], pages: Int) -> String {
    let sorted = seconds.sorted()
    let shown = [sorted[0], sorted[sorted.count / 2], sorted[sorted.count - 1]].map {
      "\(rounded($0)) s (\(rounded($0 * 1000 / Double(pages))) ms/page)"
    }
    return "\(name) : " + shown.joined(separator: " · ")
  }

  /// In mebibytes; 0 is `RUSAGE_SELF`, which Swift sees with another type.
  private static var peakMemory: Int {
    var usage = rusage()
    getrusage(0, &usage)
    return usage.ru_maxrss / 1024
  }

  private static func rounded(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }

  private static func fail(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(status)
  }
}

/// Processor time of the process, user and system together, from one stage to the next.
private struct StageClock {
  private(set) var stages: [(name: String, seconds: Double)] = []
  private var last = now

  mutating func end(_ name: String) {
    let time = Self.now
    stages.append((name, time - last))
    last = time
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
