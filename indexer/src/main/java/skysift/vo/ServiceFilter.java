package skysift.vo;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Stands before STIL's reader of tables and notes the service descriptors, which it drops, wherever
 * in the document they are (DataLink 1.1 §4).
 */
public final class ServiceFilter extends XMLFilterImpl {
  private static final int MAX_DESCRIPTORS = 2000;
  private static final int MAX_TEXT = 4000;

  private final long longestArray;
  private final List<ServiceDescriptor> descriptors = new ArrayList<>();
  private final Deque<OpenService> resources = new ArrayDeque<>();
  private final Map<String, String> columns = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();

  /**
   * A filter behind {@code parent}.
   *
   * @param longestArray cells an array of the document may have; a longer one is there to fill
   *     memory, and ends the reading
   */
  public ServiceFilter(XMLReader parent, long longestArray) {
    super(parent);
    this.longestArray = longestArray;
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes)
      throws SAXException {
    open.push(local);
    switch (local) {
      case "RESOURCE" -> resources.push(new OpenService(attributes));
      case "FIELD" -> {
        checkSize(said(attributes, "arraysize"));
        columns.put(said(attributes, "ID"), said(attributes, "name"));
      }
      case "PARAM" -> {
        checkSize(said(attributes, "arraysize"));
        param(attributes);
      }
      case "MIN", "MAX", "OPTION" -> {
        if (!resources.isEmpty()) {
          resources.peek().limit(local, said(attributes, "value"));
        }
      }
      case "DESCRIPTION" -> text.setLength(0);
      default -> {}
    }
    super.startElement(uri, local, qualified, attributes);
  }

  @Override
  public void characters(char[] letters, int start, int length) throws SAXException {
    if ("DESCRIPTION".equals(open.peek()) && text.length() < MAX_TEXT) {
      text.append(letters, start, Math.min(length, MAX_TEXT));
    }
    super.characters(letters, start, length);
  }

  @Override
  public void endElement(String uri, String local, String qualified) throws SAXException {
    open.pop();
    switch (local) {
      case "RESOURCE" -> {
        OpenService done = resources.pop();
        if (done.isService() && descriptors.size() < MAX_DESCRIPTORS) {
          descriptors.add(done.descriptor());
        }
      }
      case "PARAM" -> {
        if (!resources.isEmpty()) {
          resources.peek().endInput();
        }
      }
      case "DESCRIPTION" -> {
        if (!resources.isEmpty()) {
          resources.peek().describe(String.valueOf(open.peek()), Words.oneLine(text.toString()));
        }
      }
      default -> {}
    }
    super.endElement(uri, local, qualified);
  }

  /** Parameters of a group are inputs of the service, others words about it. */
  private void param(Attributes attributes) {
    if (resources.isEmpty() || open.contains("TABLE")) {
      return;
    }
    if (open.contains("GROUP")) {
      resources.peek().input(attributes);
    } else {
      resources.peek().set(said(attributes, "name"), said(attributes, "value").strip());
    }
  }

  private void checkSize(String arraysize) throws SAXException {
    long cells = 1;
    for (String size : arraysize.split("x")) {
      String digits = size.strip().replace("*", "");
      if (digits.matches("\\d+")) {
        cells =
            digits.length() > 9
                ? Long.MAX_VALUE
                : Math.min(cells, 1L << 31) * Long.parseLong(digits);
      }
      if (cells > longestArray) {
        throw new SAXException("arraysize " + arraysize + " is beyond reason");
      }
    }
  }

  static String said(Attributes attributes, String name) {
    String value = attributes.getValue(name);
    return value == null ? "" : value;
  }

  /**
   * The services described so far, in document order; XML IDs may repeat. References are resolved
   * to the names of the columns they mean.
   */
  public ImmutableList<ServiceDescriptor> descriptors() {
    return descriptors.stream()
        .map(d -> d.withInputs(d.inputs().stream().map(this::resolved).toList()))
        .collect(ImmutableList.toImmutableList());
  }

  /** By XML ID as the standard says; by name where someone took one for the other. */
  private ServiceDescriptor.Input resolved(ServiceDescriptor.Input input) {
    if (input.kind() != ServiceDescriptor.Kind.ROW) {
      return input;
    }
    String ref = input.column();
    return input.withColumn(
        columns.containsKey(ref) ? columns.get(ref) : columns.containsValue(ref) ? ref : "");
  }

  /** Whether a utype or a name marks a service: {@code adhoc:service}, {@code adhoc:this}. */
  static boolean isAdhoc(String utype) {
    return utype.toLowerCase(Locale.ROOT).startsWith("adhoc:");
  }
}
