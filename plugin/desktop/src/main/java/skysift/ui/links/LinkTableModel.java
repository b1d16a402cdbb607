package skysift.ui.links;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.swing.JTable;
import javax.swing.table.AbstractTableModel;
import skysift.datalink.Link;
import skysift.model.LinkModel;
import skysift.model.SizeText;
import skysift.text.Texts;

/** Links under the terms of their semantics; a line is a link or the heading of several. */
final class LinkTableModel extends AbstractTableModel {
  private static final Pattern ADDRESS = Pattern.compile("^https?://\\S+\\s*");
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(LinkTableModel.class);
  private static final List<String> TITLES =
      List.of(
          TEXTS.get("column.semantics"),
          TEXTS.get("column.description"),
          TEXTS.get("column.type"),
          TEXTS.get("column.size"),
          TEXTS.get("column.url"));
  private static final int[] WIDTHS = {130, 260, 170, 80, 380};

  private final transient LinkTree tree = new LinkTree();
  private transient List<LinkModel.Line> lines = List.of();
  private transient List<LinkTree.Row> rows = List.of();

  void show(List<LinkModel.Line> next) {
    lines = next;
    rows = tree.rows(lines);
    fireTableDataChanged();
  }

  /** Whether further links stand with the others, not below what leads to them. */
  boolean isFlat() {
    return tree.isFlat();
  }

  void flat(boolean wanted) {
    tree.flat(wanted);
    show(lines);
  }

  /** Shows or hides what is below a heading. */
  void toggle(int row) {
    tree.toggle(rows.get(row));
    show(lines);
  }

  void widths(JTable table) {
    for (int i = 0; i < WIDTHS.length; i++) {
      table.getColumnModel().getColumn(i).setPreferredWidth(WIDTHS[i]);
    }
  }

  /** The link of a row; empty for a heading. */
  Optional<LinkModel.Line> line(int row) {
    return rows.get(row).line();
  }

  Optional<Link> link(int row) {
    return line(row).map(LinkModel.Line::link);
  }

  int indexOf(Link link) {
    for (int i = 0; i < rows.size(); i++) {
      if (link(i).equals(Optional.of(link))) {
        return i;
      }
    }
    return -1;
  }

  static Optional<String> url(Link link) {
    return switch (link) {
      case Link.Product product -> Optional.of(product.url());
      case Link.ServiceCall call -> call.url();
      case Link.LinkFault fault -> Optional.empty();
    };
  }

  @Override
  public int getRowCount() {
    return rows.size();
  }

  @Override
  public int getColumnCount() {
    return TITLES.size();
  }

  @Override
  public String getColumnName(int column) {
    return TITLES.get(column);
  }

  @Override
  public Object getValueAt(int row, int column) {
    LinkTree.Row shown = rows.get(row);
    if (shown.line().isEmpty()) {
      String handle = tree.isFolded(shown) ? "▸ " : "▾ ";
      return column == 0
          ? handle + shown.heading()
          : column == 1 ? TEXTS.get("links", shown.count()) : "";
    }
    Link link = shown.line().get().link();
    return switch (column) {
      case 0 -> semantics(shown.line().get(), shown.depth());
      case 1 -> description(link);
      case 2 -> type(link);
      case 3 -> link instanceof Link.Product product ? size(product.contentLength()) : "";
      default -> link instanceof Link.LinkFault fault ? fault.error() : url(link).orElse("");
    };
  }

  /** Indented, with a handle where it leads on and a sign for a lock or a fault. */
  private static String semantics(LinkModel.Line line, int depth) {
    String sign =
        line.link() instanceof Link.LinkFault
            ? "⚠ "
            : line.link().isLocked() ? "🔒 " : line.leads() ? line.open() ? "▾ " : "▸ " : "";
    String term = line.link().semantics().term();
    return "    ".repeat(depth) + sign + (term.isEmpty() ? "-" : term);
  }

  /**
   * The service's own words; its name, and what columns outside the standard say, after them. Of a
   * fault also why, without the address in front, which would take all the room.
   */
  static String description(Link link) {
    String words = link.description();
    if (link instanceof Link.LinkFault fault) {
      String why = ADDRESS.matcher(fault.error()).replaceFirst("");
      words += (words.isEmpty() || why.isEmpty() ? "" : ": ") + why;
    }
    if (link instanceof Link.ServiceCall call) {
      words = call.title() + (words.isEmpty() || words.equals(call.title()) ? "" : ": " + words);
    }
    if (link instanceof Link.Product product && product.contentQualifier().isPresent()) {
      words += " [" + product.contentQualifier().get() + "]";
    }
    String cloud = link.details().others().get("cloud_access");
    return cloud == null ? words : words + TEXTS.get("cloud", cloud);
  }

  private static String type(Link link) {
    return switch (link) {
      case Link.Product product -> product.contentType().orElse("");
      case Link.ServiceCall call -> TEXTS.get("service", call.contentType().orElse(""));
      case Link.LinkFault fault -> TEXTS.get(fault.mayPass() ? "fault.passing" : "fault");
    };
  }

  private static String size(OptionalLong bytes) {
    return bytes.isPresent() ? SizeText.of(bytes.getAsLong()) : "";
  }
}
