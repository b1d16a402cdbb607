package skysift.datalink;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import skysift.vo.ServiceException;

/** Writes small links documents for tests. */
final class LinksText {
  static final String COLUMNS =
      "ID access_url service_def error_message semantics description content_type content_length";

  private LinksText() {}

  /** A document of these rows, cells split at {@code |} in the order of {@link #COLUMNS}. */
  static String document(String... rows) {
    return votable(table(COLUMNS, rows));
  }

  static String votable(String content) {
    return "<VOTABLE version='1.4' xmlns='http://www.ivoa.net/xml/VOTable/v1.3'>"
        + content
        + "</VOTABLE>";
  }

  static String table(String columns, String... rows) {
    String fields =
        Arrays.stream(columns.split(" ")).map(LinksText::field).collect(Collectors.joining());
    String cells = Arrays.stream(rows).map(LinksText::row).collect(Collectors.joining());
    return "<RESOURCE type='results'><TABLE>"
        + fields
        + "<DATA><TABLEDATA>"
        + cells
        + "</TABLEDATA></DATA></TABLE></RESOURCE>";
  }

  static String service(String id, String url, String standard) {
    return "<RESOURCE type='meta' utype='adhoc:service' ID='%s'>".formatted(id)
        + "<GROUP name='inputParams'>"
        + "<PARAM name='accessURL' datatype='char' arraysize='*' value='not this one'/></GROUP>"
        + "<PARAM name='standardID' datatype='char' arraysize='*' value='%s'/>".formatted(standard)
        + "<PARAM name='accessURL' datatype='char' arraysize='*' value='%s'/>".formatted(url)
        + "</RESOURCE>";
  }

  static LinksDocument read(String text) throws ServiceException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return LinksDocument.read(new ByteArrayInputStream(bytes), "test");
  }

  private static String field(String name) {
    return name.equalsIgnoreCase("content_length")
        ? "<FIELD name='%s' datatype='long' unit='byte'/>".formatted(name)
        : "<FIELD name='%s' datatype='char' arraysize='*'/>".formatted(name);
  }

  private static String row(String cells) {
    return Arrays.stream(cells.split("\\|", -1))
        .map(cell -> "<TD>" + cell.strip() + "</TD>")
        .collect(Collectors.joining("", "<TR>", "</TR>"));
  }
}
