package skysift.vo;

import com.google.common.collect.ImmutableMap;
import com.google.common.xml.XmlEscapers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Small VOTables as text, made of rows: {@code votable(row("obs_id", "a", "s_ra", 10.5))}. Columns
 * come in the order they are met; their types follow from the values.
 */
public final class SampleTables {
  private SampleTables() {}

  /** Values by column, in order. */
  public record Row(Map<String, Object> values) {}

  /** A row: names and values in turn. */
  public static Row row(Object... namesAndValues) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Row(row);
  }

  /** A good answer: QUERY_STATUS OK and one table of results. */
  public static String votable(Row... rows) {
    return document(resource("results", status("OK", ""), table(List.of(rows)), ""));
  }

  /** An answer that says after the table that there is more. */
  public static String overflowing(Row... rows) {
    return document(
        resource(
            "results",
            status("OK", ""),
            table(List.of(rows)),
            status("OVERFLOW", "limit reached")));
  }

  /** An error document without a table. */
  public static String error(String words) {
    return document(resource("results", status("ERROR", words), "", ""));
  }

  /** A document with anything in it. */
  public static String document(String... contents) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<VOTABLE version=\"1.4\" xmlns=\"http://www.ivoa.net/xml/VOTable/v1.3\">\n"
        + String.join("\n", contents)
        + "\n</VOTABLE>\n";
  }

  /** A RESOURCE; no type attribute when the type is empty. */
  public static String resource(String type, String... contents) {
    String attribute = type.isEmpty() ? "" : " type=\"" + type + "\"";
    return "<RESOURCE" + attribute + ">\n" + String.join("\n", contents) + "\n</RESOURCE>";
  }

  /** A QUERY_STATUS. */
  public static String status(String value, String words) {
    return "<INFO name=\"QUERY_STATUS\" value=\"" + value + "\">" + escaped(words) + "</INFO>";
  }

  /** A TABLE with TABLEDATA. */
  public static String table(List<Row> rows) {
    ImmutableMap<String, Object> samples = samples(rows);
    StringBuilder text = new StringBuilder("<TABLE>\n");
    samples.forEach((name, sample) -> text.append(field(name, sample)));
    text.append("<DATA><TABLEDATA>\n");
    for (Row row : rows) {
      text.append("<TR>");
      for (String name : samples.keySet()) {
        Object value = row.values().get(name);
        text.append("<TD>").append(value == null ? "" : escaped(value.toString())).append("</TD>");
      }
      text.append("</TR>\n");
    }
    return text.append("</TABLEDATA></DATA>\n</TABLE>").toString();
  }

  private static ImmutableMap<String, Object> samples(List<Row> rows) {
    Map<String, Object> samples = new LinkedHashMap<>();
    for (Row row : rows) {
      row.values()
          .forEach((name, value) -> samples.merge(name, value == null ? "" : value, (a, b) -> a));
    }
    return ImmutableMap.copyOf(samples);
  }

  private static String field(String name, Object sample) {
    String type =
        sample instanceof Double
            ? "datatype=\"double\""
            : sample instanceof Integer || sample instanceof Long
                ? "datatype=\"long\""
                : "datatype=\"char\" arraysize=\"*\"";
    return "<FIELD name=\"" + escaped(name) + "\" " + type + "/>\n";
  }

  private static String escaped(String text) {
    return XmlEscapers.xmlAttributeEscaper().escape(text);
  }
}
