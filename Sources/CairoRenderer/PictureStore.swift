import CCairo
import Drawing

/// PNG pictures already read, so that one that comes back on each page is stored once.
struct PictureStore {
  let filter: cairo_filter_t
  private var surfaces: [[UInt8]: Picture] = [:]

  init(filter: cairo_filter_t) { self.filter = filter }

  private final class Picture {
    let surface: OpaquePointer
    init(surface: OpaquePointer) { self.surface = surface }
    deinit { cairo_surface_destroy(surface) }
  }

  /// Draws a picture stretched over a rectangle.
  mutating func draw(
    _ png: [UInt8], in rect: Rect, on cairo: OpaquePointer
  ) throws(RenderingError) {
    let picture: Picture
    if let known = surfaces[png] {
      picture = known
    } else {
      picture = Picture(surface: try Self.read(png))
      surfaces[png] = picture
    }
    let width = Double(cairo_image_surface_get_width(picture.surface))
    let height = Double(cairo_image_surface_get_height(picture.surface))
    cairo_save(cairo)
    cairo_translate(cairo, rect.x, rect.y)
    cairo_scale(cairo, rect.width / width, rect.height / height)
    cairo_set_source_surface(cairo, picture.surface, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(cairo), filter)
    // Without it, the edges of an enlarged picture fade into the paper.
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD)
    cairo_rectangle(cairo, 0, 0, width, height)
    cairo_fill(cairo)
    cairo_restore(cairo)
  }

  private final class Reading {
    var rest: ArraySlice<UInt8>
    init(_ bytes: [UInt8]) { rest = bytes[...] }
  }

  private static func read(_ png: [UInt8]) throws(RenderingError) -> OpaquePointer {
    let reading = Reading(png)
    let surface = withExtendedLifetime(reading) {
      cairo_image_surface_create_from_png_stream(
        { closure, target, length in
          guard let closure, let target else { return CAIRO_STATUS_READ_ERROR }
          let reading = Unmanaged<Reading>.fromOpaque(closure).takeUnretainedValue()
          guard reading.rest.count >= Int(length) else { return CAIRO_STATUS_READ_ERROR }
          for (index, byte) in reading.rest.prefix(Int(length)).enumerated() {
            target[index] = byte
          }
          reading.rest = reading.rest.dropFirst(Int(length))
          return CAIRO_STATUS_SUCCESS
        }, Unmanaged.passUnretained(reading).toOpaque())
    }
    guard let surface else { throw .unreadableImage(reason: "no surface") }
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(surface)
      throw .unreadableImage(reason: String(cString: cairo_status_to_string(status)))
    }
    return flattened(surface)
  }

  /// On white: archives and readers agree on a picture that nothing shines through.
  private static func flattened(_ picture: OpaquePointer) -> OpaquePointer {
    guard cairo_surface_get_content(picture) != CAIRO_CONTENT_COLOR,
      let sheet = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, cairo_image_surface_get_width(picture),
        cairo_image_surface_get_height(picture)),
      let cairo = cairo_create(sheet)
    else { return picture }
    cairo_set_source_rgb(cairo, 1, 1, 1)
    cairo_paint(cairo)
    cairo_set_source_surface(cairo, picture, 0, 0)
    cairo_paint(cairo)
    cairo_destroy(cairo)
    cairo_surface_destroy(picture)
    return sheet
  }
}
