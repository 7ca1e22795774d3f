import Drawing

/// The text styles of a page by role, from a theme.
struct TypeScale {
  let theme: Theme
  let palette: Palette

  init(theme: Theme) {
    self.theme = theme
    palette = theme.palette
  }

  var title: TextStyle { theme.serif(20, leading: 25.5) }
  var kicker: TextStyle { theme.sans(9, leading: 12, palette.bleu) }
  var lead: TextStyle { theme.sans(11, leading: 16, palette.ardoise) }
  var heading: TextStyle { theme.sans(11.5, leading: 15).bold() }
  var minorHeading: TextStyle { theme.sans(9.5, leading: 14).bold() }
  var body: TextStyle { theme.sans(9.5, leading: 14) }
  var exhibitTitle: TextStyle { theme.sans(9.5, leading: 12.8).bold() }
  var exhibitLabel: TextStyle { theme.sans(9.5, leading: 12.8, palette.gris) }
  var subtitle: TextStyle { theme.sans(8, leading: 11, palette.gris) }
  var reading: TextStyle { theme.sans(8, leading: 11.5) }
  var source: TextStyle { theme.sans(7, leading: 9.6, palette.gris) }
  var tableHead: TextStyle { theme.sans(7.5, leading: 9.6, palette.ardoise) }
  var calloutLabel: TextStyle { theme.sans(8, leading: 11).bold() }
  var calloutText: TextStyle { theme.sans(8, leading: 11.5) }
  var keyNumber: TextStyle { theme.serif(17, leading: 21, palette.bleu) }
  var keyLabel: TextStyle { theme.sans(8.5, leading: 11.5) }
  var keyNote: TextStyle { theme.sans(7.5, leading: 10, palette.gris) }
  var fieldName: TextStyle { theme.sans(8.5, leading: 12.6, palette.bleu).bold() }
  var fieldText: TextStyle { theme.sans(9.5, leading: 12.6) }
  var sheetPath: TextStyle { theme.sans(8, leading: 13, palette.ardoise) }
  var sheetNumber: TextStyle { theme.serif(30, leading: 38, palette.bleu) }
  var sheetLabel: TextStyle { theme.sans(8, leading: 11, palette.bleu).bold() }
  var factValue: TextStyle { theme.sans(8.5, leading: 12).bold() }
  var marginMark: TextStyle { theme.sans(7, leading: 9.6).bold() }
  var contentsChapter: TextStyle { theme.sans(9.5, leading: 13).bold() }
  var contentsFinding: TextStyle { theme.sans(9, leading: 13, palette.ardoise) }
  var contentsSection: TextStyle { theme.sans(8.5, leading: 13) }
  var running: TextStyle { theme.sans(7.5, leading: 10, palette.ardoise) }
  var foot: TextStyle { theme.sans(7.5, leading: 10, palette.gris) }
  var folio: TextStyle { theme.sans(8.5, leading: 10).bold() }
  var note: TextStyle { theme.sans(7.5, leading: 10, palette.ardoise) }

  /// Body of a table, smaller when it has many columns and never under the floor of 7 pt.
  func tableBody(size: Double) -> TextStyle { theme.sans(size, leading: size * 1.375) }

  static let floor = 7.0
}
