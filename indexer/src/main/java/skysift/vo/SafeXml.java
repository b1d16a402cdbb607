package skysift.vo;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/** XML readers for documents from outside: no external entity is ever fetched. */
public final class SafeXml {
  private static final int MAX_ENTITY = 1000;

  private SafeXml() {}

  /**
   * A namespace-aware reader that resolves nothing external; a DOCTYPE is skipped over. Documents
   * may be of any length, but the entities they declare may not: one of more than 1,000 characters
   * is an error, and the JDK limits how often they are used.
   */
  public static XMLReader reader() throws SAXException {
    SAXParserFactory factory = SAXParserFactory.newInstance();
    factory.setNamespaceAware(true);
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      XMLReader reader = factory.newSAXParser().getXMLReader();
      // From JDK 24 on these count &amp; too, and end a large table after 100,000 of them.
      reader.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
      reader.setProperty("jdk.xml.totalEntitySizeLimit", "0");
      reader.setProperty("http://xml.org/sax/properties/declaration-handler", new ShortEntities());
      // Without one of its own it writes what is wrong to standard error.
      reader.setErrorHandler(new DefaultHandler2());
      return reader;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this JDK's XML parser cannot be hardened", e);
    }
  }

  private static final class ShortEntities extends DefaultHandler2 {
    @Override
    public void internalEntityDecl(String name, String value) throws SAXException {
      if (value.length() > MAX_ENTITY) {
        throw new SAXException("the document declares an entity of " + value.length() + " letters");
      }
    }
  }
}
