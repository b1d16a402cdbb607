package skysift.ui.results;

import com.formdev.flatlaf.util.UIScale;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Rectangle;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.ScrollPaneConstants;
import skysift.model.GapsModel;
import skysift.model.GroupModel;
import skysift.model.Memory;
import skysift.model.RowsModel;
import skysift.model.SearchModel;
import skysift.model.SelectionModel;
import skysift.model.ThumbnailModel;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.search.Hit;
import skysift.search.SearchRequest;
import skysift.text.Texts;
import skysift.ui.shared.TextSize;

/** The results: one line per observation, which opens to its product sets and datasets. */
public final class ResultPanel extends JPanel {
  private static final long serialVersionUID = 1L;

  /** What rows dragged out of this panel have, and nothing from elsewhere. */
  public static final DataFlavor DRAGGED = RowDrag.OURS;

  private static final Texts TEXTS = Texts.of(ResultPanel.class);

  /** Chosen lines beyond these are not taken along. */
  static final int MOST_CHOSEN = 5_000;

  /** Rows that are looked at to see which of their datasets another program chose. */
  private static final int MOST_OPENED = 40;

  private final transient SearchModel search;
  private final transient SelectionModel selection;
  private final transient RowsModel rows;
  private final transient Memory memory;
  private final ResultTableModel lines;
  private final JTable table;
  private final transient Columns columns;
  private final transient Thumbs thumbs;
  private final transient Runnable fitRows;
  private final transient ImmutableList<Action> switches;
  private final transient RowMenu menu;
  private final EmptyResults empty;
  private final JLabel note = new JLabel();
  private boolean marking;
  private String tooMany = "";

  /** Why the last decision about observations was not carried out; until something is chosen. */
  private String undecided = "";

  /** What was chosen here last; something else in the selection was chosen elsewhere. */
  private transient List<Dataset> own = List.of();

  /**
   * Shows the rows and chooses datasets in {@code selection}; {@code groups} tells why some are
   * together, {@code previews} brings pictures of those in view; where there are no data yet it
   * offers to {@code harvest} and to {@code open} a table.
   */
  public ResultPanel(
      SearchModel search,
      RowsModel rows,
      SelectionModel selection,
      Memory memory,
      Copies copies,
      GroupModel groups,
      ThumbnailModel previews,
      Runnable harvest,
      Runnable open) {
    super(new CardLayout());
    this.search = search;
    this.rows = rows;
    this.selection = selection;
    this.memory = memory;
    thumbs = new Thumbs(previews, this::repaint);
    lines = new ResultTableModel(rows, copies, thumbs);
    lines.write(
        new Style(
            !memory.get("results.degrees", "false").equals("true"),
            memory.get("results.mjd", "false").equals("true")));
    table = new JTable(lines);
    table.setName("results");
    table.getAccessibleContext().setAccessibleName(TEXTS.get("name"));
    table.setAutoResizeMode(JTable.AUTO_RESIZE_OFF);
    fitRows = TextSize.fit(table, () -> thumbs.wanted() ? Thumbs.side() + UIScale.scale(4) : 0);
    table.setDefaultRenderer(Object.class, new ResultCells(lines, thumbs));
    table.setShowGrid(false);
    table.setFillsViewportHeight(true);
    menu = new RowMenu(table, lines, rows, search, selection, groups, this::copy);
    columns = new Columns(table, memory);
    table.addPropertyChangeListener("UI", e -> fitPreviews());
    switches =
        ImmutableList.of(
            new Switch(TEXTS.get("previews"), TEXTS.get("previews.tip"), this::showPreviews),
            new Switch(TEXTS.get("misses"), TEXTS.get("misses.tip"), rows::showMisses));
    ResultHeader header = new ResultHeader(table, search, columns, new Written(), switches);
    table.setTableHeader(header);
    table.setDragEnabled(true);
    table.setTransferHandler(new RowDrag(selection));
    // A file dropped on the rows is one dropped on the window.
    table.setDropTarget(null);
    key("ctrl C", "copy", this::copy);
    key("ctrl A", "selectAll", this::selectFound);
    key("ENTER", "links", selection::resolve);
    key("RIGHT", "open", () -> setOpen(table.getSelectedRow(), true));
    key("LEFT", "close", () -> setOpen(table.getSelectedRow(), false));
    table.getSelectionModel().addListSelectionListener(e -> choose(e.getValueIsAdjusting()));
    table.addMouseListener(new Mouse());
    key("CONTEXT_MENU", "menu", this::menuAtRow);
    key("shift F10", "menu", this::menuAtRow);
    JScrollPane scroll = new JScrollPane(table);
    scroll.setVerticalScrollBarPolicy(ScrollPaneConstants.VERTICAL_SCROLLBAR_ALWAYS);
    scroll.getViewport().addChangeListener(e -> see());
    scroll.setCorner(ScrollPaneConstants.UPPER_TRAILING_CORNER, chooser(header));
    note.setName("results note");
    note.putClientProperty("html.disable", Boolean.TRUE);
    note.setVisible(false);
    JPanel whole = new JPanel(new BorderLayout());
    whole.add(scroll);
    whole.add(note, BorderLayout.SOUTH);
    empty = new EmptyResults(search, harvest, open);
    add(whole, "table");
    add(empty, "empty");
    rows.addListener(new Rows());
    search.addListener(this::refresh);
    selection.addListener(this::chosenElsewhere);
    groups.addListener(() -> decided(groups.message()));
  }

  /** Switches of the results as a whole, for the menus around the panel. */
  public List<Action> switches() {
    return switches;
  }

  /** The row on top stays on top, however high rows are. */
  private void showPreviews(boolean wanted) {
    int top = table.getVisibleRect().y / table.getRowHeight();
    thumbs.want(wanted);
    columns.showPreviews(wanted);
    fitRows.run();
    Rectangle view = table.getVisibleRect();
    view.y = top * table.getRowHeight();
    table.scrollRectToVisible(view);
    see();
  }

  private void fitPreviews() {
    thumbs.fit();
    columns.fitPreviews();
  }

  /** All that was found; what only misses it is not meant. */
  private void selectFound() {
    if (rows.found() > 0) {
      table.setRowSelectionInterval(0, lines.lineOf(rows.found()) - 1);
    }
  }

  /** Where nothing is found, says too which archive's gap may be the cause, and what to try. */
  public void tellWhenEmpty(GapsModel gaps, Supplier<Optional<Runnable>> demo) {
    empty.tell(gaps, demo);
  }

  private static JButton chooser(ResultHeader header) {
    JButton button = new JButton(new Dots());
    button.setName("columns");
    button.putClientProperty("JButton.buttonType", "toolBarButton");
    // The corner is as narrow as the scroll bar.
    button.setBorder(BorderFactory.createEmptyBorder());
    button.setToolTipText(TEXTS.get("columns.tip"));
    button.getAccessibleContext().setAccessibleName(TEXTS.get("columns.tip"));
    button.addActionListener(e -> header.menu().show(button, 0, button.getHeight()));
    return button;
  }

  private final class Written implements ResultHeader.Writing {
    @Override
    public Style style() {
      return lines.style();
    }

    @Override
    public void write(Style style) {
      memory.put("results.degrees", Boolean.toString(!style.sexagesimal()));
      memory.put("results.mjd", Boolean.toString(style.mjd()));
      lines.write(style);
    }
  }

  /** Remembers columns and their widths. */
  public void remember() {
    columns.keep();
  }

  private void key(String stroke, String name, Runnable run) {
    table.getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke(stroke), name);
    table
        .getActionMap()
        .put(
            name,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                run.run();
              }
            });
  }

  private void refresh() {
    boolean nothing = search.result().isPresent() && rows.size() == 0;
    if (nothing) {
      empty.show(search.result().get());
    }
    ((CardLayout) getLayout()).show(this, nothing ? "empty" : "table");
    table.getTableHeader().repaint();
  }

  private void see() {
    Rectangle view = table.getVisibleRect();
    if (view.height > 0 && rows.size() > 0) {
      int first = Math.min(view.y / table.getRowHeight(), lines.getRowCount() - 1);
      int last = Math.min((view.y + view.height) / table.getRowHeight(), lines.getRowCount() - 1);
      rows.see(lines.rowOf(first), lines.rowOf(last) + 1);
      if (thumbs.wanted()) {
        thumbs.see(
            IntStream.rangeClosed(first, last)
                .mapToObj(lines::line)
                .flatMap(Optional::stream)
                .toList());
      }
    }
  }

  private final class Rows implements RowsModel.Listener {
    @Override
    public void replaced() {
      quietly(lines::replaced);
      quietly(() -> lines.fetched(0, SearchRequest.PAGE));
      markChosen(false);
      see();
    }

    @Override
    public void fetched(int from, int to) {
      quietly(() -> lines.fetched(from, to));
      note();
      if (thumbs.wanted()) {
        see();
      }
    }

    @Override
    public void grown(int from) {
      quietly(() -> lines.grown(from));
      refresh();
      see();
    }
  }

  private void decided(String problem) {
    undecided = problem;
    note();
  }

  private void note() {
    String text =
        Stream.of(warning(rows.error()), warning(undecided), tooMany)
            .filter(one -> !one.isEmpty())
            .collect(Collectors.joining("   "));
    note.setText(text);
    note.setVisible(!text.isEmpty());
  }

  private static String warning(String problem) {
    return problem.isEmpty() ? "" : "⚠ " + problem;
  }

  private void quietly(Runnable change) {
    boolean before = marking;
    marking = true;
    change.run();
    marking = before;
  }

  private void chosenElsewhere() {
    if (!selection.selected().equals(own)) {
      own = selection.selected();
      quietly(table::clearSelection);
      markChosen(true);
    }
  }

  /**
   * Marks the lines of what is chosen, wherever they are, and goes to the first if that is wanted.
   */
  private void markChosen(boolean go) {
    List<Dataset> chosen = selection.selected();
    Set<DatasetKey> keys = chosen.stream().map(Dataset::key).collect(Collectors.toSet());
    boolean outside = selection.outside();
    rows.places(
        keys,
        places -> {
          Set<Integer> first =
              new TreeSet<>(places.values())
                  .stream().limit(MOST_OPENED).collect(Collectors.toCollection(TreeSet::new));
          rows.load(first, hits -> mark(chosen, places, hits, go || outside));
        });
  }

  private void mark(
      List<Dataset> chosen,
      ImmutableMap<DatasetKey, Integer> places,
      Map<Integer, Hit> hits,
      boolean go) {
    if (!chosen.equals(selection.selected())) {
      return;
    }
    quietly(
        () -> {
          table.clearSelection();
          if (selection.outside() || go) {
            lines.openFor(hits, places.keySet());
          }
          for (int line : lines.linesOf(places.keySet(), new TreeSet<>(places.values()))) {
            table.addRowSelectionInterval(line, line);
          }
        });
    int first = table.getSelectionModel().getMinSelectionIndex();
    if (first >= 0 && go) {
      table.scrollRectToVisible(table.getCellRect(first, 0, true));
    }
    if (!selection.outside() && places.size() < chosen.size()) {
      own = chosen.stream().filter(dataset -> places.containsKey(dataset.key())).toList();
      selection.select(own);
    }
  }

  /** The chosen lines as shown, tabs between the columns; plain text, so nothing is interpreted. */
  private void copy() {
    String copied =
        Arrays.stream(table.getSelectedRows())
            .limit(MOST_CHOSEN)
            .mapToObj(this::line)
            .collect(Collectors.joining("\n"));
    if (!copied.isEmpty()) {
      getToolkit().getSystemClipboard().setContents(new StringSelection(copied), null);
    }
  }

  private String line(int line) {
    return IntStream.range(0, table.getColumnCount())
        .mapToObj(column -> table.getValueAt(line, column).toString().replaceAll("\\p{Cntrl}", " "))
        .collect(Collectors.joining("\t"));
  }

  private void choose(boolean adjusting) {
    if (adjusting || marking) {
      return;
    }
    int[] chosen = table.getSelectedRows();
    tooMany =
        chosen.length > MOST_CHOSEN ? TEXTS.get("most.chosen", MOST_CHOSEN, chosen.length) : "";
    undecided = "";
    note();
    List<Chosen> taken =
        Arrays.stream(chosen)
            .limit(MOST_CHOSEN)
            .mapToObj(line -> new Chosen(lines.line(line), lines.rowOf(line)))
            .toList();
    Set<Integer> missing =
        taken.stream()
            .filter(one -> one.here().isEmpty())
            .map(Chosen::row)
            .collect(Collectors.toCollection(TreeSet::new));
    rows.load(
        missing,
        hits -> {
          if (Arrays.equals(chosen, table.getSelectedRows())) {
            chosen(taken.stream().flatMap(one -> one.datasets(hits).stream()).toList());
          }
        });
  }

  /** A chosen line; a row of the answer that is not here yet has no lines below it. */
  private record Chosen(Optional<ResultRow> here, int row) {
    List<Dataset> datasets(Map<Integer, Hit> hits) {
      return here.map(ResultRow::datasets)
          .or(() -> Optional.ofNullable(hits.get(row)).map(Hit::datasets))
          .orElse(ImmutableList.of());
    }
  }

  private void chosen(List<Dataset> datasets) {
    own = List.copyOf(new LinkedHashSet<>(datasets));
    selection.select(own);
  }

  private void menuAtRow() {
    int line = table.getSelectedRow();
    if (line >= 0) {
      Rectangle cell = table.getCellRect(line, 0, true);
      menu.of(line).show(table, cell.x + 24, cell.y + cell.height);
    }
  }

  private void setOpen(int line, boolean open) {
    if (line >= 0) {
      quietly(() -> lines.setOpen(line, open));
      see();
    }
  }

  private final class Mouse extends MouseAdapter {
    private static final int HANDLE = 22;
    private static final int INDENT = 16;

    @Override
    public void mouseReleased(MouseEvent e) {
      popup(e);
    }

    private boolean popup(MouseEvent e) {
      int index = table.rowAtPoint(e.getPoint());
      if (!e.isPopupTrigger() || index < 0) {
        return false;
      }
      if (!table.isRowSelected(index)) {
        table.setRowSelectionInterval(index, index);
      }
      menu.of(index).show(table, e.getX(), e.getY());
      return true;
    }

    @Override
    public void mousePressed(MouseEvent e) {
      if (popup(e)) {
        return;
      }
      int index = table.rowAtPoint(e.getPoint());
      int column = table.columnAtPoint(e.getPoint());
      if (index < 0 || lines.line(index).isEmpty()) {
        return;
      }
      ResultRow row = lines.line(index).get();
      boolean target =
          column >= 0 && table.convertColumnIndexToModel(column) == ResultColumn.TARGET.ordinal();
      int x = e.getX() - table.getCellRect(index, Math.max(0, column), true).x;
      boolean handle = target && x < UIScale.scale(HANDLE) + row.depth() * UIScale.scale(INDENT);
      if (row.canOpen() && (handle || e.getClickCount() == 2)) {
        setOpen(index, !lines.isOpen(row));
      }
    }
  }
}
