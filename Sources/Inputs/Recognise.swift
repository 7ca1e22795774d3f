/// What a file is, read off its header; nil when it is none of the known kinds.
public func recognise(fileAt path: String) -> SourceKind? { nil }
