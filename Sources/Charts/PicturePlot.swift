public import Drawing

/// A picture at its natural size, or as wide as the room when it is wider.
public struct PicturePlot: Plot {
  /// Encoded as PNG.
  public let png: [UInt8]
  /// In pixels, both positive.
  public let pixels: Size

  public init(png: [UInt8], pixels: Size) {
    self.png = png
    self.pixels = pixels
  }

  /// The size of a CSS pixel: sharp enough on paper, and what most pictures are made for.
  private static let pointsPerPixel = 0.75

  public func height(forWidth width: Double, in context: ChartContext) -> Double {
    size(in: width).height
  }

  public func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    let size = size(in: room.width)
    let scale = min(1, room.height / size.height)
    let rect = Rect(
      x: room.left, y: room.top, width: size.width * scale, height: size.height * scale)
    return [.image(png: png, rect)]
  }

  private func size(in width: Double) -> Size {
    let shown = min(width, pixels.width * Self.pointsPerPixel)
    return Size(width: shown, height: shown * pixels.height / pixels.width)
  }
}
