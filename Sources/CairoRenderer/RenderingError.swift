/// Why pages could not be drawn; whoever speaks to the user finds the French words.
public enum RenderingError: Error, Hashable, Sendable {
  /// A family of the theme is not among the fonts of the machine; `package` brings the usual ones.
  case missingFont(family: String, package: String)
  /// The patterns of hyphenation could not be read.
  case missingHyphenation(path: String, package: String)
  /// A picture is not a PNG that can be read.
  case unreadableImage(reason: String)
  /// A link or an entry of the outline leads to a name that no page holds.
  case unknownDestination(String)
  /// Two places have the same name.
  case duplicateDestination(String)
  /// A file to work in can be made in none of these folders, or has no room there.
  case unwritableScratchFile(folders: [String])
  /// A library refused what it was asked for.
  case library(name: String, message: String)
}
