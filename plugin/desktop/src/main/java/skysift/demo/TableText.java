package skysift.demo;

import com.google.common.xml.XmlEscapers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import skysift.obscore.ObsCoreColumn;

/** VOTables as text: ObsCore rows and errors (VOTable 1.4, DALI 1.1 §4). */
final class TableText {
  private static final String HEAD =
      "<?xml version='1.0' encoding='UTF-8'?>\n"
          + "<VOTABLE version='1.4' xmlns='http://www.ivoa.net/xml/VOTable/v1.3'>\n"
          + "<RESOURCE type='results'>\n";

  /** The optional columns the archives have, each its own ones of these. */
  private static final List<ObsCoreColumn> OPTIONAL =
      List.of(
          ObsCoreColumn.OBS_TITLE,
          ObsCoreColumn.DATAPRODUCT_SUBTYPE,
          ObsCoreColumn.DATA_RIGHTS,
          ObsCoreColumn.OBS_RELEASE_DATE);

  private TableText() {}

  /** A failure, as a document without a table. */
  static String error(String message) {
    return HEAD
        + "<INFO name='QUERY_STATUS' value='ERROR'>"
        + escape(message)
        + "</INFO>\n</RESOURCE>\n</VOTABLE>\n";
  }

  /**
   * The rows a query wants of an archive.
   *
   * @param names what this archive calls columns otherwise than ObsCore does
   * @param more further RESOURCEs; may be empty
   */
  static String answer(
      Query query, List<SampleRow> all, Map<ObsCoreColumn, String> names, String more) {
    List<SampleRow> wanted = all.stream().filter(query::wants).limit(query.top()).toList();
    List<ObsCoreColumn> columns = columns(all);
    StringBuilder text = new StringBuilder(HEAD);
    text.append("<INFO name='QUERY_STATUS' value='OK'/>\n");
    text.append("<INFO name='note' value='Sample data, not of any archive'/>\n");
    text.append("<TABLE name='ivoa.obscore'>\n");
    for (ObsCoreColumn column : columns) {
      text.append(field(column, names.getOrDefault(column, column.columnName())));
    }
    text.append("<FIELD name='filter' datatype='char' arraysize='*'>");
    text.append("<DESCRIPTION>Filter or grating</DESCRIPTION></FIELD>\n");
    text.append("<DATA><TABLEDATA>\n");
    wanted.stream().limit(query.maxrec()).forEach(row -> append(text, columns, row));
    text.append("</TABLEDATA></DATA></TABLE>\n");
    if (wanted.size() > query.maxrec() || query.maxrec() == 0) {
      text.append("<INFO name='QUERY_STATUS' value='OVERFLOW'/>\n");
    }
    return text.append("</RESOURCE>\n").append(more).append("</VOTABLE>\n").toString();
  }

  /** The mandatory columns, and of the optional ones those that some row fills. */
  private static List<ObsCoreColumn> columns(List<SampleRow> rows) {
    List<ObsCoreColumn> columns = new ArrayList<>();
    for (ObsCoreColumn column : ObsCoreColumn.values()) {
      boolean filled =
          OPTIONAL.contains(column) && rows.stream().anyMatch(row -> row.get(column) != null);
      if (column.mandatory() || filled) {
        columns.add(column);
      }
    }
    return columns;
  }

  private static String field(ObsCoreColumn column, String name) {
    String type =
        switch (column.kind()) {
          case TEXT -> "datatype='char' arraysize='*'";
          case INTEGER -> "datatype='long'";
          case REAL -> "datatype='double'";
        };
    String unit = column.unit().isEmpty() ? "" : " unit='" + column.unit() + "'";
    return "<FIELD ID='%s' name='%s' %s%s ucd='%s' utype='%s'/>\n"
        .formatted(name, name, type, unit, column.ucd(), column.utype());
  }

  private static void append(StringBuilder text, List<ObsCoreColumn> columns, SampleRow row) {
    text.append("<TR>");
    for (ObsCoreColumn column : columns) {
      Object value = row.get(column);
      cell(text, value == null ? "" : value.toString());
    }
    cell(text, row.filter());
    text.append("</TR>\n");
  }

  private static void cell(StringBuilder text, String value) {
    text.append("<TD>").append(escape(value)).append("</TD>");
  }

  static String escape(String text) {
    return XmlEscapers.xmlAttributeEscaper().escape(text);
  }
}
