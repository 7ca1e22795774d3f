/// The few words that pages bring by themselves; everything else is said by the document.
public struct LayoutWords: Hashable, Sendable {
  public var figure = "Figure"
  public var map = "Carte"
  public var table = "Tableau"
  /// Before the sentence that reads a mark aloud.
  public var reading = "Lecture :"
  public var source = "Source :"
  /// After the number of a table that goes on from the page before.
  public var continued = "(suite)"
  public var contents = "Sommaire"
  public var figures = "Liste des figures"
  public var tables = "Liste des tableaux"

  public init() {}
}
