/// The look of all documents: colours by role and type by role; a theme file changes its values.
public struct Theme: Hashable, Sendable {
  public var palette: Palette
  /// The fonts behind the two roles, as installed: « Noto Serif », « Noto Sans ».
  public var serifFamily: String
  public var sansFamily: String
  /// « Figure », « Sommaire » and the other words of the layout.
  public var words = LayoutWords()
  /// Of running text in columns that are wide enough.
  public var alignment = TextAlignment.justified

  public init(
    palette: Palette = Palette(), serifFamily: String = "Noto Serif",
    sansFamily: String = "Noto Sans"
  ) {
    self.palette = palette
    self.serifFamily = serifFamily
    self.sansFamily = sansFamily
  }
}

/// Where the lines of running text end.
public enum TextAlignment: Hashable, Sendable {
  /// At the right edge of their column.
  case justified
  /// After their last word.
  case ragged
}

/// Colours named by what they are for; the French names are the keys of a theme file.
///
/// One blue is the commune, grey is everyone else, brick is a signal that has been established,
/// ochre is a caution about the evidence. Blue and brick are close in grey: colour is never alone.
public struct Palette: Hashable, Sendable {
  public var encre = Color(rgb: 0x17222D)
  public var ardoise = Color(rgb: 0x46535F)
  public var gris = Color(rgb: 0x626E79)
  public var repere = Color(rgb: 0x87919A)
  public var filet = Color(rgb: 0xC4CBD1)
  public var clair = Color(rgb: 0xE2E6E9)
  public var fond = Color(rgb: 0xF3F5F6)
  public var bleu = Color(rgb: 0x124E7E)
  public var bleu4 = Color(rgb: 0x4B83B0)
  public var bleu3 = Color(rgb: 0x8DB3D0)
  public var bleu2 = Color(rgb: 0xC2D6E5)
  public var bande = Color(rgb: 0xD3E2EE)
  public var bleu1 = Color(rgb: 0xE6EEF4)
  public var chaleur1 = Color(rgb: 0xEEF2F5)
  public var brique = Color(rgb: 0xB0391D)
  public var brique3 = Color(rgb: 0xDD9A82)
  public var brique1 = Color(rgb: 0xF8E9E3)
  public var briqueSombre = Color(rgb: 0x8E2D14)
  public var neutre = Color(rgb: 0xDEDFDE)
  public var ocre = Color(rgb: 0xB97A0A)
  public var ocreTexte = Color(rgb: 0x835400)
  public var ocre1 = Color(rgb: 0xFBF1DC)
  public var sable1 = Color(rgb: 0xF6F2E9)
  public var sable2 = Color(rgb: 0xE7DFCD)
  public var sable3 = Color(rgb: 0xD3C6A8)
  public var eau = Color(rgb: 0xCFE0EA)
  public var couverture = Color(rgb: 0xDCE7EF)
  public var couvertureLimites = Color(rgb: 0x6F9CBF)

  public init() {}
}

extension Theme {
  /// Body of charts and tables in the sans face; the leading is a body and a half unless given.
  public func sans(
    _ size: Double, leading: Double? = nil, _ color: Color? = nil
  ) -> TextStyle {
    TextStyle(
      .sans, size: size, leading: leading ?? size * 1.375, color: color ?? palette.encre)
  }

  public func serif(
    _ size: Double, leading: Double? = nil, _ color: Color? = nil
  ) -> TextStyle {
    TextStyle(
      .serif, size: size, leading: leading ?? size * 1.275, color: color ?? palette.encre)
  }
}
