/// A file that was read, as the page of sources prints it.
public struct Source: Hashable, Sendable {
  /// Path as the consultant wrote it, relative to the dossier.
  public var path: String
  /// « SSMSI », « Insee », « IGN », or what the dossier says.
  public let producer: String
  /// « Base statistique communale de la délinquance enregistrée ».
  public let dataset: String
  /// « 2016–2024 », « 2021 ».
  public let vintage: String
  /// « géographie au 1ᵉʳ janvier 2025 », empty when it has none.
  public let geography: String
  /// « Licence Ouverte 2.0 », or empty when it is not known.
  public let licence: String
  /// 64 hexadecimal digits.
  public let sha256: String
  /// Rows or features that were read.
  public let records: Int
  /// Whether its figures were made up for a demonstration.
  public var isFictitious: Bool

  public init(
    path: String, producer: String, dataset: String, vintage: String, geography: String = "",
    licence: String = "", sha256: String, records: Int, isFictitious: Bool = false
  ) {
    self.path = path
    self.producer = producer
    self.dataset = dataset
    self.vintage = vintage
    self.geography = geography
    self.licence = licence
    self.sha256 = sha256
    self.records = records
    self.isFictitious = isFictitious
  }
}
