package skysift.ui.links;

import com.formdev.flatlaf.util.ColorFunctions;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Desktop;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.datatransfer.StringSelection;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import javax.swing.table.DefaultTableCellRenderer;
import skysift.datalink.Link;
import skysift.datalink.Links;
import skysift.model.FilesModel;
import skysift.model.LinkModel;
import skysift.model.PeerModel;
import skysift.model.SelectionModel;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.samp.Payload;
import skysift.samp.Peer;
import skysift.text.Texts;
import skysift.ui.shared.TextSize;
import skysift.ui.shared.Tip;
import skysift.ui.shared.WrapLayout;

/** What is behind the first chosen dataset, and what can be done with it. */
public final class LinkPanel extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(LinkPanel.class);
  private static final Logger LOGGER = Logger.getLogger(LinkPanel.class.getName());

  private final transient SelectionModel selection;
  private final transient PeerModel peers;
  private final transient LinkModel model;
  private final transient LinkActions actions;
  private final PreviewStrip pictures;
  private final JButton call = new JButton(TEXTS.get("call"));
  private final JButton fetch = new JButton(TEXTS.get("choice.fetch"));
  private final JButton more = new JButton(TEXTS.get("more"));
  private final JLabel title = new Heading();
  private final JButton resolve = new JButton(TEXTS.get("resolve"));
  private final JButton stop = new JButton(TEXTS.get("stop"));
  private final JButton copy = new JButton(TEXTS.get("copy"));
  private final JButton browse = new JButton(TEXTS.get("browse"));
  private final JPanel top = new JPanel(new WrapLayout(FlowLayout.LEADING, 6, 4));
  private final transient List<JButton> sends = new ArrayList<>();
  private final LinkTableModel rows = new LinkTableModel();
  private final JTable table = new JTable(rows);
  private transient Optional<Links> shown = Optional.empty();

  /**
   * Shows the links of what is chosen in {@code selection}.
   *
   * @param files what is known of the files behind the results
   * @param inView the datasets whose previews may be shown side by side
   */
  public LinkPanel(
      SelectionModel selection,
      PeerModel peers,
      LinkModel model,
      FilesModel files,
      Supplier<List<Dataset>> inView) {
    super(new BorderLayout());
    this.selection = selection;
    this.peers = peers;
    this.model = model;
    this.actions =
        new LinkActions(
            this, model, files, selection, inView, this::browse, this::sendResult, peers);
    title.putClientProperty("html.disable", Boolean.TRUE);
    title.putClientProperty("FlatLaf.styleClass", "h4");
    table.setName("links");
    table.getAccessibleContext().setAccessibleName(TEXTS.get("table"));
    table.setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
    table.setDefaultRenderer(Object.class, new Cells());
    table.setShowGrid(false);
    rows.widths(table);
    TextSize.fit(table);
    table.getSelectionModel().addListSelectionListener(e -> offer());
    resolve.setName("resolve");
    resolve.putClientProperty("html.disable", Boolean.TRUE);
    title.setName("link title");
    resolve.addActionListener(
        e -> {
          if (selection.links().isPresent()) {
            model.again();
          } else {
            selection.resolve();
          }
        });
    stop.addActionListener(
        e -> {
          selection.cancel();
          model.cancel();
        });
    call.setName("call service");
    call.setToolTipText(TEXTS.get("call.tip"));
    call.addActionListener(e -> act());
    fetch.setToolTipText(TEXTS.get("fetch.tip"));
    fetch.addActionListener(e -> actions.fetch(chosenProducts()));
    more.setName("more");
    more.addActionListener(
        e -> actions.menu(this::showPicture, rows).show(more, 0, more.getHeight()));
    pictures = new PreviewStrip(model, this::choose);
    table.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent e) {
            boolean handle = table.columnAtPoint(e.getPoint()) == 0 && leads();
            if (e.getClickCount() == 2 || e.getClickCount() == 1 && handle) {
              act();
            }
          }
        });
    table
        .getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
        .put(KeyStroke.getKeyStroke("ENTER"), "act");
    table
        .getActionMap()
        .put(
            "act",
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                act();
              }
            });
    copy.setToolTipText(TEXTS.get("copy.tip"));
    copy.addActionListener(e -> copyUrl());
    browse.setToolTipText(TEXTS.get("browse.tip"));
    stop.setToolTipText(TEXTS.get("stop.tip"));
    table
        .getActionMap()
        .put(
            "copy",
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                copyUrl();
              }
            });
    if (table.getTableHeader().getDefaultRenderer() instanceof JLabel heading) {
      heading.setHorizontalAlignment(SwingConstants.LEADING);
    }
    browse.addActionListener(e -> chosenUrl().ifPresent(this::browse));
    Stream.of(title, resolve, stop, copy, browse, call, fetch, more).forEach(top::add);
    add(top, BorderLayout.NORTH);
    add(new JScrollPane(table));
    pictures.setVisible(false);
    add(pictures, BorderLayout.EAST);
    model.askWith(new LoginDialog(this)::ask);
    model.addListener(this::refresh);
    peers.addListener(this::offer);
    refresh();
  }

  private void refresh() {
    Optional<Dataset> first = selection.first();
    stop.setVisible(selection.resolving() || model.busy());
    resolve.setEnabled(first.isPresent() && !selection.resolving());
    resolve.setText(TEXTS.get(selection.links().isPresent() ? "again" : "resolve"));
    int before = table.getSelectedRow();
    boolean other = !selection.links().equals(shown);
    shown = selection.links();
    List<Link> chosen = other ? List.of() : chosenLinks();
    rows.show(model.lines());
    chosen.stream()
        .map(rows::indexOf)
        .filter(row -> row >= 0)
        .forEach(row -> table.addRowSelectionInterval(row, row));
    title.setText(first.map(this::heading).orElseGet(() -> TEXTS.get("nothing")));
    title.setToolTipText(first.isEmpty() ? null : Tip.of(title.getText()));
    resolve.setToolTipText(
        first
            .map(d -> TEXTS.get("resolve.tip", host(d)))
            .orElseGet(() -> TEXTS.get("resolve.none")));
    if (rows.getRowCount() > 0 && table.getSelectedRow() < 0) {
      int best = selection.links().flatMap(Links::mainProduct).map(rows::indexOf).orElse(0);
      int row = other || before < 0 ? Math.max(0, best) : Math.min(before, rows.getRowCount() - 1);
      table.setRowSelectionInterval(row, row);
    }
    if (other) {
      showPicture();
    }
    offer();
  }

  private boolean leads() {
    return table.getSelectedRow() >= 0
        && rows.line(table.getSelectedRow()).map(LinkModel.Line::leads).orElse(true);
  }

  /** What a double click does: opens further links, a form, a page, or asks again. */
  private void act() {
    if (table.getSelectedRow() < 0) {
      return;
    }
    if (rows.line(table.getSelectedRow()).isEmpty()) {
      int heading = table.getSelectedRow();
      rows.toggle(heading);
      table.setRowSelectionInterval(heading, heading);
      return;
    }
    LinkModel.Line line = rows.line(table.getSelectedRow()).get();
    if (line.leads()) {
      model.toggle(line);
      return;
    }
    switch (line.link()) {
      case Link.ServiceCall service -> actions.call(service);
      case Link.Product product -> {
        if (product.isPage()) {
          browse(product.url());
        }
      }
      case Link.LinkFault fault -> {
        if (fault.mayPass()) {
          model.again();
        }
      }
    }
  }

  private List<Link> chosenLinks() {
    return Arrays.stream(table.getSelectedRows())
        .mapToObj(rows::link)
        .flatMap(Optional::stream)
        .toList();
  }

  private List<Link.Product> chosenProducts() {
    return chosenLinks().stream()
        .filter(Link.Product.class::isInstance)
        .map(Link.Product.class::cast)
        .filter(product -> !product.isLocked())
        .toList();
  }

  /** What a called service gives goes to all that take images. */
  private void sendResult(Link.Product product) {
    List<Peer> takers =
        peers.peers().stream().filter(peer -> peer.takes(Payload.FitsImage.class)).toList();
    selection.first().ifPresent(dataset -> peers.sendProduct(takers, dataset, product));
  }

  /** The previews, if they are switched on. */
  private void showPicture() {
    pictures.showPreviews(actions.previews() && selection.links().isPresent());
  }

  private void choose(Link link) {
    int row = rows.indexOf(link);
    if (row >= 0) {
      table.setRowSelectionInterval(row, row);
      table.scrollRectToVisible(table.getCellRect(row, 0, true));
    }
  }

  private String heading(Dataset dataset) {
    String name =
        TEXTS.get(
            "at",
            dataset.text(ObsCoreColumn.OBS_ID).orElse(dataset.key().token()),
            dataset.archive());
    if (!model.message().isEmpty()) {
      return name + ": " + model.message();
    }
    if (selection.resolving()) {
      return name + TEXTS.get("heading.asking", host(dataset));
    }
    if (selection.error().isPresent()) {
      return name + ": " + selection.error().get();
    }
    if (selection.links().isEmpty()) {
      return name + TEXTS.get("heading.unasked");
    }
    Links links = selection.links().get();
    long faults = links.links().stream().filter(Link.LinkFault.class::isInstance).count();
    String warnings = links.warnings().isEmpty() ? "" : " · ⚠ " + links.warnings().get(0);
    return name
        + TEXTS.get("heading.links", links.links().size())
        + (faults == 0 ? "" : TEXTS.get("heading.faults", faults))
        + warnings;
  }

  private static String host(Dataset dataset) {
    return dataset
        .access()
        .map(a -> a.url().replaceFirst("(?i)^https?://([^/?#]*).*", "$1"))
        .orElse(dataset.archive());
  }

  private Optional<Link> chosen() {
    int index = table.getSelectedRow();
    return index < 0 ? Optional.empty() : rows.link(index);
  }

  private void copyUrl() {
    chosenUrl()
        .map(StringSelection::new)
        .ifPresent(url -> getToolkit().getSystemClipboard().setContents(url, null));
  }

  private Optional<String> chosenUrl() {
    return chosen().flatMap(LinkTableModel::url);
  }

  /** Offers to send the chosen product to each peer that takes what it is. */
  private void offer() {
    Optional<String> url = chosenUrl();
    copy.setEnabled(url.isPresent());
    browse.setEnabled(url.isPresent());
    call.setVisible(chosen().orElse(null) instanceof Link.ServiceCall && !leads());
    fetch.setEnabled(!chosenProducts().isEmpty());
    sends.forEach(top::remove);
    sends.clear();
    if (chosen().orElse(null) instanceof Link.Product product
        && !product.isLocked()
        && selection.first().isPresent()) {
      Dataset dataset = selection.first().get();
      for (Offer offer : Offer.of(dataset, product)) {
        for (Peer peer : peers.peers()) {
          if (peer.takes(offer.payload())) {
            sends.add(button(offer, peer, dataset, product));
          }
        }
      }
    }
    sends.forEach(top::add);
    top.revalidate();
    top.repaint();
  }

  private JButton button(Offer offer, Peer peer, Dataset dataset, Link.Product product) {
    JButton send = new JButton(offer.text(peers.label(peer)));
    send.putClientProperty("html.disable", Boolean.TRUE);
    send.setToolTipText(offer.tip());
    send.addActionListener(
        e -> {
          switch (offer) {
            case IMAGE -> peers.sendProduct(List.of(peer), dataset, product);
            case SPECTRUM -> peers.sendSpectrumProduct(List.of(peer), dataset, product);
            case TABLE, FITS_TABLE -> peers.sendTableProduct(List.of(peer), dataset, product);
          }
        });
    return send;
  }

  private void browse(String url) {
    try {
      Desktop.getDesktop().browse(URI.create(url));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      LOGGER.log(Level.INFO, "no browser", e);
      title.setText(TEXTS.get("browse.failed", e.getMessage()));
    }
  }

  /** As wide as its text, but no wider than the panel; the whole of it is in the tooltip. */
  private static final class Heading extends JLabel {
    private static final long serialVersionUID = 1L;

    Heading() {
      super(" ");
    }

    @Override
    public Dimension getPreferredSize() {
      Dimension size = super.getPreferredSize();
      int room = getParent() == null ? 0 : getParent().getWidth() - 16;
      return new Dimension(room > 0 ? Math.min(room, size.width) : size.width, size.height);
    }
  }

  /** Dark enough to be read on white, light enough on black. */
  private static Color amber(JTable table) {
    return ColorFunctions.mix(UIManager.getColor("Actions.Yellow"), table.getForeground(), 0.55f);
  }

  /** Faults amber with a sign; foreign HTML stays text. */
  private final class Cells extends DefaultTableCellRenderer {
    private static final long serialVersionUID = 1L;

    Cells() {
      putClientProperty("html.disable", Boolean.TRUE);
    }

    @Override
    public Component getTableCellRendererComponent(
        JTable t, Object value, boolean selected, boolean focus, int row, int column) {
      super.getTableCellRendererComponent(t, value, selected, focus, row, column);
      boolean fault = rows.link(row).orElse(null) instanceof Link.LinkFault;
      setFont(rows.link(row).isEmpty() ? t.getFont().deriveFont(Font.BOLD) : t.getFont());
      setForeground(selected ? t.getSelectionForeground() : fault ? amber(t) : t.getForeground());
      setText(value.toString());
      setToolTipText(Tip.of(value.toString()));
      return this;
    }
  }
}
