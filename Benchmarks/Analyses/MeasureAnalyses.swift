import Analysis
import Foundation
import Inputs
import Problems

/// Says what the analyses of many communes cost, without reading files nor drawing pages.
///
/// usage: MesureAnalyses DOSSIER…
///
/// The dossiers name the same national files. The first is analysed alone, with a study of its own;
/// then all of them in a row with one study, as a batch does.
@main struct MeasureAnalyses {
  static func main() {
    let paths = CommandLine.arguments.dropFirst()
    guard !paths.isEmpty else { fail("usage : MesureAnalyses DOSSIER…", status: 2) }
    do {
      let library = SourceLibrary()
      let dossiers = try paths.map { try readDossier(at: $0, library: library).value }
      let findings = analyse(dossiers[0]).value
      let funnels = findings.malveillance?.indicators.compactMap(\.funnel.value).count ?? 0
      guard findings.expected.value != nil, findings.comparables.value != nil, funnels > 0 else {
        fail("ni niveau attendu, ni communes semblables, ni entonnoir : rien à mesurer", status: 1)
      }
      let alone = seconds { _ = analyse(dossiers[0]) }
      let study = ReferenceStudy()
      let first = seconds { _ = analyse(dossiers[0], using: study) }
      let costs = dossiers.dropFirst().map { dossier in
        seconds { _ = analyse(dossier, using: study) }
      }
      let sorted = costs.sorted()
      print("seule, secondes de processeur : \(shown(alone)), puis \(shown(first))")
      guard let least = sorted.first, let most = sorted.last else { return }
      let middle = sorted[sorted.count / 2]
      print(
        "par commune d'un lot de \(dossiers.count), secondes de processeur : \(shown(middle)) "
          + "[\(shown(least)) à \(shown(most))]")
    } catch {
      fail(ProblemFormat.text.write((error as? Problems)?.all ?? []), status: 1)
    }
  }

  /// Of this process, user and system together.
  private static func seconds(_ work: () -> Void) -> Double {
    let start = processorTime()
    work()
    return processorTime() - start
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func shown(_ seconds: Double) -> String {
    let thousandths = Int((seconds * 1000).rounded())
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000)," + String(repeating: "0", count: 3 - rest.count) + rest
  }

  private static func fail(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(status)
  }
}
