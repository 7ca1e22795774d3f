import Drawing
import Problems

/// Looks at the pages of a document before they are drawn; what it throws keeps the file from being
/// written.
typealias PageInspection = (Publication) throws(Problems) -> Void
