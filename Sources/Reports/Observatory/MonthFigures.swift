import Analysis
import Document
import Problems

extension ObservatoryMaterial {
  func monthlyFigure(_ observed: SourceObservation) throws(Problem) -> Figure? { nil }
}
