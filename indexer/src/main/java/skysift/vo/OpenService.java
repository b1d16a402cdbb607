package skysift.vo;

import static skysift.vo.ServiceFilter.said;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.AttributesImpl;
import skysift.vo.ServiceDescriptor.Input;
import skysift.vo.ServiceDescriptor.Kind;

/** A RESOURCE being read, which may describe a service. */
final class OpenService {
  private static final int MAX_INPUTS = 500;
  private static final int MAX_OPTIONS = 1000;

  private final String id;
  private final String name;
  private final String utype;
  private final List<String> examples = new ArrayList<>();
  private final List<Input> inputs = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private String description = "";
  private String accessUrl = "";
  private String standardId = "";
  private String resourceId = "";
  private String contentType = "";
  private Attributes input;
  private String min = "";
  private String max = "";
  private String meaning = "";

  OpenService(Attributes attributes) {
    id = said(attributes, "ID");
    name = said(attributes, "name");
    utype = said(attributes, "utype").toLowerCase(Locale.ROOT);
  }

  boolean isService() {
    return ServiceFilter.isAdhoc(utype);
  }

  /** A parameter about the service. */
  void set(String parameter, String value) {
    switch (parameter.toLowerCase(Locale.ROOT)) {
      case "accessurl" -> accessUrl = value;
      case "standardid" -> standardId = value;
      case "resourceidentifier" -> resourceId = value;
      case "contenttype" -> contentType = value;
      case "exampleurl" -> examples.add(value);
      default -> {}
    }
  }

  /** The start of an input. */
  void input(Attributes a) {
    min = "";
    max = "";
    meaning = "";
    options.clear();
    input = new AttributesImpl(a);
  }

  /** MIN, MAX or OPTION of the open input. */
  void limit(String element, String value) {
    switch (element) {
      case "MIN" -> min = value.strip();
      case "MAX" -> max = value.strip();
      default -> {
        if (options.size() < MAX_OPTIONS && !value.isBlank()) {
          options.add(value.strip());
        }
      }
    }
  }

  /** A DESCRIPTION that stands in an element of this name. */
  void describe(String element, String text) {
    if (element.equals("PARAM")) {
      meaning = text;
    } else if (element.equals("RESOURCE")) {
      description = text;
    }
  }

  /**
   * What an input refers to wins over a value it also has; a value with options beside it is only
   * what is chosen beforehand.
   */
  void endInput() {
    if (input == null) {
      return;
    }
    String column = said(input, "ref").strip();
    String value = column.isEmpty() ? said(input, "value").strip() : "";
    Kind user = value.isEmpty() || !options.isEmpty() ? Kind.USER : Kind.FIXED;
    String inputName = said(input, "name").strip();
    if (!inputName.isEmpty() && inputs.size() < MAX_INPUTS) {
      inputs.add(
          new Input(
              inputName,
              column.isEmpty() ? user : Kind.ROW,
              value,
              column,
              said(input, "datatype"),
              said(input, "arraysize"),
              said(input, "xtype").strip().toLowerCase(Locale.ROOT),
              said(input, "unit").strip(),
              said(input, "ucd").strip(),
              meaning,
              min,
              max,
              options));
    }
    input = null;
  }

  ServiceDescriptor descriptor() {
    boolean self = utype.equals("adhoc:this") || name.equals("this") || id.equals("this");
    return new ServiceDescriptor(
        id,
        name,
        description,
        accessUrl,
        standardId,
        resourceId,
        contentType,
        examples,
        self,
        inputs);
  }
}
