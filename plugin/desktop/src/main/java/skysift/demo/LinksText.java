package skysift.demo;

import java.util.List;
import java.util.Optional;

/** Links documents as text (DataLink 1.1 §3). */
final class LinksText {
  private static final String STANDARD = "ivo://ivoa.net/std/DataLink#links-1.1";
  private static final List<String> COLUMNS =
      List.of(
          "ID",
          "access_url",
          "service_def",
          "error_message",
          "semantics",
          "description",
          "content_type");
  private static final String PARAM =
      "<PARAM name='%s' datatype='char' arraysize='*' value='%s'/>\n";
  private static final String ROW_PARAM =
      "<PARAM name='ID' datatype='char' arraysize='*' ref='%s' value=''/>\n";

  private LinksText() {}

  /**
   * The links of each identifier; one fault row for one that is unknown.
   *
   * @param ids as asked; none gives an empty table
   */
  static String document(List<String> ids, Shelf shelf) {
    StringBuilder text = new StringBuilder("<?xml version='1.0' encoding='UTF-8'?>\n");
    text.append("<VOTABLE version='1.4' xmlns='http://www.ivoa.net/xml/VOTable/v1.3'>\n");
    text.append("<RESOURCE type='results'>\n");
    text.append("<INFO name='standardID' value='").append(STANDARD).append("'/>\n<TABLE>\n");
    COLUMNS.forEach(column -> text.append(field(column)));
    text.append("<FIELD name='content_length' datatype='long' unit='byte'/>\n");
    text.append("<DATA><TABLEDATA>\n");
    for (String id : ids) {
      List<LinkLine> unknown =
          List.of(LinkLine.fault("NotFoundFault: " + id + " is not known here", "#this", ""));
      Optional<List<LinkLine>> lines = shelf.links(id);
      lines.orElse(unknown).forEach(line -> append(text, id, line));
    }
    text.append("</TABLEDATA></DATA></TABLE>\n</RESOURCE>\n");
    text.append(cutout(shelf.url("cutout")));
    return text.append("</VOTABLE>\n").toString();
  }

  /** Says in a table of rows how their links are asked for (DataLink 1.1 §4). */
  static String descriptor(String url) {
    return "<RESOURCE type='meta' utype='adhoc:service' ID='links'>\n"
        + PARAM.formatted("standardID", STANDARD)
        + PARAM.formatted("accessURL", url)
        + "<GROUP name='inputParams'>\n"
        + ROW_PARAM.formatted("obs_publisher_did")
        + "</GROUP>\n</RESOURCE>\n";
  }

  private static String cutout(String url) {
    return "<RESOURCE type='meta' utype='adhoc:service' ID='%s'>\n".formatted(CadcHabit.CUTOUT)
        + PARAM.formatted("standardID", "ivo://ivoa.net/std/SODA#sync-1.0")
        + PARAM.formatted("accessURL", url)
        + "<GROUP name='inputParams'>\n"
        + ROW_PARAM.formatted("ID")
        + "<PARAM name='CIRCLE' datatype='double' arraysize='3' xtype='circle' unit='deg'"
        + " ucd='pos.outline;obs' value=''/>\n"
        + "</GROUP>\n</RESOURCE>\n";
  }

  private static String field(String name) {
    return "<FIELD ID='%s' name='%s' datatype='char' arraysize='*'/>\n".formatted(name, name);
  }

  private static void append(StringBuilder text, String id, LinkLine line) {
    text.append("<TR>");
    for (String cell :
        List.of(
            id,
            line.target(),
            line.service(),
            line.error(),
            line.semantics(),
            line.description(),
            line.mediaType(),
            line.bytes() == 0 ? "" : String.valueOf(line.bytes()))) {
      text.append("<TD>").append(TableText.escape(cell)).append("</TD>");
    }
    text.append("</TR>\n");
  }
}
