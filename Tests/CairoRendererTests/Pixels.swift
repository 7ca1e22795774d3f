import CCairo
import CairoRenderer
import Drawing
import Testing

/// A PNG read again, to look at its pixels.
struct Pixels {
  let width: Int
  let height: Int
  private let colors: [Color]

  init(_ page: Page, dotsPerInch: Double = 72) throws {
    let renderer = CairoRenderer(typeSetter: try TypeSetter(theme: Theme()))
    try self.init(png: renderer.png(page, dotsPerInch: dotsPerInch))
  }

  init(png: [UInt8]) throws {
    let source = Source(png)
    let surface = try #require(
      cairo_image_surface_create_from_png_stream(
        Source.read, Unmanaged.passUnretained(source).toOpaque()))
    defer { cairo_surface_destroy(surface) }
    width = Int(cairo_image_surface_get_width(surface))
    height = Int(cairo_image_surface_get_height(surface))
    let stride = Int(cairo_image_surface_get_stride(surface))
    let bytes = try #require(cairo_image_surface_get_data(surface))
    var colors: [Color] = []
    for y in 0..<height {
      for x in 0..<width {
        // Little-endian: blue, green, red.
        let pixel = bytes + y * stride + 4 * x
        colors.append(Color(red: pixel[2], green: pixel[1], blue: pixel[0]))
      }
    }
    self.colors = colors
  }

  subscript(x: Int, y: Int) -> Color { colors[y * width + x] }

  func count(of color: Color) -> Int { colors.count { $0 == color } }

  /// Share of the pixels whose red, green or blue differs by more than this; 1 for another size.
  func difference(from other: Pixels, beyond most: Int = 32) -> Double {
    guard width == other.width, height == other.height else { return 1 }
    func apart(_ first: UInt8, _ second: UInt8) -> Bool { abs(Int(first) - Int(second)) > most }
    let count = zip(colors, other.colors).count {
      apart($0.red, $1.red) || apart($0.green, $1.green) || apart($0.blue, $1.blue)
    }
    return Double(count) / Double(max(1, colors.count))
  }

  private final class Source {
    var rest: ArraySlice<UInt8>
    init(_ bytes: [UInt8]) { rest = bytes[...] }

    static let read: cairo_read_func_t = { closure, target, length in
      guard let closure, let target else { return CAIRO_STATUS_READ_ERROR }
      let source = Unmanaged<Source>.fromOpaque(closure).takeUnretainedValue()
      for index in 0..<Int(length) { target[index] = source.rest.popFirst() ?? 0 }
      return CAIRO_STATUS_SUCCESS
    }
  }
}
