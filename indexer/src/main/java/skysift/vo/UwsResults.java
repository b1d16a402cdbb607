package skysift.vo;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** The list of a job's results (UWS 1.1 §2.2.2.2). */
final class UwsResults extends DefaultHandler {
  private static final String XLINK = "http://www.w3.org/1999/xlink";
  private static final int MOST = 1000;

  private final URI base;
  private final List<URI> found = new ArrayList<>();

  private UwsResults(URI base) {
    this.base = base;
  }

  static ImmutableList<URI> read(URI base, InputStream in) throws IOException {
    UwsResults results = new UwsResults(base);
    try {
      XMLReader reader = SafeXml.reader();
      reader.setContentHandler(results);
      reader.parse(new InputSource(in));
    } catch (SAXException e) {
      throw new ServiceException(base + " is no list of results: " + Words.reason(e), e);
    }
    return ImmutableList.copyOf(results.found);
  }

  @Override
  public void startElement(String uri, String local, String qName, Attributes attributes)
      throws SAXException {
    String address = attributes.getValue(XLINK, "href");
    if (!local.equals("result") || address == null || found.size() == MOST) {
      return;
    }
    try {
      found.add(Web.checkedUri(WebAddress.resolve(base, address)));
    } catch (IllegalArgumentException e) {
      throw new SAXException("the result " + address + " is refused: " + e.getMessage(), e);
    }
  }
}
