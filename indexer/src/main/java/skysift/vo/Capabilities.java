package skysift.vo;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What a TAP service says of itself (VOSI 1.1; TAPRegExt 1.0). Elements are known by their local
 * names, since services choose the prefixes of their namespaces themselves.
 *
 * @param tap whether there is a capability of TAP at all
 * @param dataModels the data models it declares
 * @param geometries names of the ADQL geometry functions it declares, upper case; none does not
 *     mean that there are none
 * @param rowLimit hard limit of rows; empty when not stated
 */
public record Capabilities(
    boolean tap,
    ImmutableSet<String> dataModels,
    ImmutableSet<String> geometries,
    OptionalLong rowLimit) {
  static final long MAX_BYTES = 8 << 20;

  private static final String TAP = "ivo://ivoa.net/std/tap";
  private static final String GEOMETRY = "ivo://ivoa.net/std/tapregext#features-adqlgeo";

  /** The ObsCore model's version: "1.1", "1.0", or empty when it is not declared. */
  public String obsCoreVersion() {
    String newest = "";
    for (String model : dataModels) {
      String id = model.toLowerCase(Locale.ROOT);
      if (id.contains("obscore")) {
        String version = id.contains("1.1") ? "1.1" : "1.0";
        newest = version.compareTo(newest) > 0 ? version : newest;
      }
    }
    return newest;
  }

  static Capabilities read(String source, InputStream in) throws IOException {
    Reading reading = new Reading();
    try {
      XMLReader reader = SafeXml.reader();
      reader.setContentHandler(reading);
      reader.parse(new InputSource(in));
    } catch (SAXException e) {
      throw new ServiceException(source + " is no capabilities document: " + Words.reason(e), e);
    }
    if (!reading.root.equals("capabilities")) {
      throw new ServiceException(source + " is no capabilities document but " + reading.root);
    }
    return new Capabilities(
        reading.tap,
        ImmutableSortedSet.copyOf(reading.models),
        ImmutableSortedSet.copyOf(reading.geometries),
        reading.limit);
  }

  private static final class Reading extends DefaultHandler {
    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final Set<String> models = new TreeSet<>();
    private final Set<String> geometries = new TreeSet<>();
    private String root = "";
    private boolean tap;
    private boolean inTap;
    private boolean inGeometry;
    private String unit = "";
    private OptionalLong limit = OptionalLong.empty();

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
      String name = local(localName, qName);
      root = open.isEmpty() ? name : root;
      open.push(name);
      text.setLength(0);
      switch (name) {
        case "capability" -> {
          inTap = lower(attributes, "standardID").equals(TAP);
          tap |= inTap;
        }
        case "dataModel" -> {
          if (inTap) {
            models.add(attribute(attributes, "ivo-id"));
          }
        }
        case "languageFeatures" -> inGeometry = lower(attributes, "type").equals(GEOMETRY);
        case "hard" -> unit = lower(attributes, "unit");
        default -> {}
      }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
      if (text.length() < 1000) {
        text.append(characters, start, length);
      }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
      String name = open.pop();
      String content = text.toString().strip();
      if (inTap && inGeometry && name.equals("form")) {
        geometries.add(content.toUpperCase(Locale.ROOT));
      } else if (inTap && name.equals("hard") && "outputLimit".equals(open.peek())) {
        limit = unit.equals("row") && content.matches("\\d{1,18}") ? rows(content) : limit;
      }
      text.setLength(0);
    }

    private static OptionalLong rows(String number) {
      return OptionalLong.of(Long.parseLong(number));
    }

    private static String local(String localName, String qName) {
      String name = localName.isEmpty() ? qName : localName;
      return name.substring(name.indexOf(':') + 1);
    }

    private static String lower(Attributes attributes, String name) {
      return attribute(attributes, name).toLowerCase(Locale.ROOT);
    }

    private static String attribute(Attributes attributes, String name) {
      String value = attributes.getValue(name);
      return value == null ? "" : value.strip();
    }
  }
}
