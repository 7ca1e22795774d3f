import CairoRenderer
import Drawing
import Testing

@Suite struct TypeSetterTests {
  let theme = Theme()
  let typeSetter: TypeSetter

  init() throws { typeSetter = try TypeSetter(theme: Theme()) }

  @Test func givesAllDigitsTheSameWidth() {
    for style in [theme.sans(10), theme.serif(10), theme.sans(10).bold()] {
      let widths = Set((0...9).map { typeSetter.width(of: "\($0)", in: style) })
      #expect(widths.count == 1)
    }
  }
}
