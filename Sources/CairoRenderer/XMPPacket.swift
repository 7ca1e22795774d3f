import Drawing

/// The metadata of a PDF/A file as XMP (ISO 16684-1); says the same as the information
/// dictionary, as ISO 19005-2, 6.6.3, wants.
struct XMPPacket {
  let metadata: Publication.Metadata
  let producer: String
  /// Of the standard: 2, or 3 for a file that holds others.
  let part: Int

  var text: String {
    """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
     <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
       <dc:format>application/pdf</dc:format>
       <dc:language><rdf:Bag><rdf:li>\(escaped(metadata.language))</rdf:li></rdf:Bag></dc:language>
       <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(escaped(metadata.title))</rdf:li>\
    </rdf:Alt></dc:title>
    \(optional)\
       <pdf:Producer>\(escaped(producer))</pdf:Producer>
       <xmp:CreateDate>\(escaped(metadata.date))T00:00:00Z</xmp:CreateDate>
       <pdfaid:part>\(part)</pdfaid:part>
       <pdfaid:conformance>B</pdfaid:conformance>
      </rdf:Description>
     </rdf:RDF>
    </x:xmpmeta>
    <?xpacket end="w"?>

    """
  }

  /// What Cairo leaves out of the information dictionary when it is empty.
  private var optional: String {
    var lines = ""
    if !metadata.author.isEmpty {
      lines +=
        "   <dc:creator><rdf:Seq><rdf:li>\(escaped(metadata.author))</rdf:li></rdf:Seq>"
        + "</dc:creator>\n"
    }
    if !metadata.subject.isEmpty {
      lines +=
        "   <dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">"
        + "\(escaped(metadata.subject))</rdf:li></rdf:Alt></dc:description>\n"
    }
    if !metadata.keywords.isEmpty {
      lines +=
        "   <pdf:Keywords>\(escaped(metadata.keywords.joined(separator: ", ")))"
        + "</pdf:Keywords>\n"
    }
    return lines
  }

  /// Characters that XML 1.0 has no place for become spaces.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
