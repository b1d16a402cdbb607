package skysift.ui.links;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.swing.JTable;
import javax.swing.table.AbstractTableModel;
import skysift.datalink.Link;

/** Links as lines, in the service's order. */
final class LinkTableModel extends AbstractTableModel {
  private static final long serialVersionUID = 1L;
  private static final String[] TITLES = {"Semantics", "Description", "Type", "Size", "URL"};
  private static final int[] WIDTHS = {110, 260, 170, 80, 380};

  private transient List<Link> links = List.of();

  void show(List<Link> next) {
    links = next;
    fireTableDataChanged();
  }

  void widths(JTable table) {
    for (int i = 0; i < WIDTHS.length; i++) {
      table.getColumnModel().getColumn(i).setPreferredWidth(WIDTHS[i]);
    }
  }

  Link link(int row) {
    return links.get(row);
  }

  int indexOf(Link link) {
    return links.indexOf(link);
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
    return links.size();
  }

  @Override
  public int getColumnCount() {
    return TITLES.length;
  }

  @Override
  public String getColumnName(int column) {
    return TITLES[column];
  }

  @Override
  public Object getValueAt(int row, int column) {
    Link link = links.get(row);
    return switch (column) {
      case 0 -> link.semantics().term();
      case 1 -> link.description();
      case 2 -> type(link);
      case 3 -> link instanceof Link.Product product ? size(product.contentLength()) : "";
      default -> link instanceof Link.LinkFault fault ? fault.error() : url(link).orElse("");
    };
  }

  private static String type(Link link) {
    return switch (link) {
      case Link.Product product -> product.contentType().orElse("");
      case Link.ServiceCall call -> "service " + call.contentType().orElse("");
      case Link.LinkFault fault -> "";
    };
  }

  private static String size(OptionalLong bytes) {
    if (bytes.isEmpty()) {
      return "";
    }
    double n = bytes.getAsLong();
    if (n < 1e3) {
      return String.format(Locale.ROOT, "%.0f B", n);
    }
    return n < 1e6
        ? String.format(Locale.ROOT, "%.0f kB", n / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", n / 1e6);
  }
}
