package skysift.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.swing.Action;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import javax.swing.TransferHandler;
import net.miginfocom.swing.MigLayout;
import skysift.model.Session;
import skysift.obscore.Dataset;
import skysift.search.Hit;
import skysift.text.Texts;
import skysift.ui.facets.FacetPanel;
import skysift.ui.links.LinkPanel;
import skysift.ui.peers.NoticeBar;
import skysift.ui.peers.PeerBar;
import skysift.ui.ranges.RangesPanel;
import skysift.ui.results.ResultPanel;
import skysift.ui.searches.SavedActions;
import skysift.ui.sky.SkyPanel;

/** The whole of Skysift in one panel: what the window and Eclipse show. Event thread only. */
public final class SkysiftPanel extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final int MOST_PREVIEWS = 100;
  private static final String BESIDE = "cell 1 0, gaptop 4, gapright 8";

  /** Pixels in which facets, results and sky have room side by side. */
  private static final int ROOM_FOR_SKY = 1150;

  /** Pixels of height that the links have at least. */
  private static final int LEAST_LINKS = 190;

  private static final Texts TEXTS = Texts.of(SkysiftPanel.class);

  /** Pixels that words, cone and units need at least. */
  private static final int ROOM_TO_ASK = 560;

  private static final Logger LOGGER = Logger.getLogger(SkysiftPanel.class.getName());

  private final transient Session session;
  private final transient Sources sources;
  private final transient SavedActions saved;
  private final JSplitPane sides;
  private final JSplitPane halves;
  private final JSplitPane upper;
  private final ResultPanel results;
  private final LinkPanel links;
  private final SkyPanel sky;

  /** Links and sky, while the window is narrow; else null. */
  private JTabbedPane below;

  /** Made when it is first asked for. */
  private LimitsDialog limits;

  /** Made when it is first asked for. */
  private RowWindow row;

  private boolean skyPlaced;

  /** Shows the session, asks its first question and joins the hub. */
  public SkysiftPanel(Session session) {
    this(session, true);
  }

  /** The same, joining the hub or leaving that to the user. */
  public SkysiftPanel(Session session, boolean joinHub) {
    super(new BorderLayout());
    this.session = session;
    MigLayout rows = new MigLayout("insets 0, gap 0, hidemode 3", "[grow,fill][]", "[][][][]");
    JPanel top = new JPanel(rows);
    SearchBar asked = new SearchBar(session.search(), session.regions());
    PeerBar peers =
        new PeerBar(
            session.peers(),
            session.selection(),
            session.arrivals(),
            session.follow(),
            session.log());
    top.add(asked, "cell 0 0, wmin 100");
    top.add(peers, BESIDE);
    top.add(
        new ChipBar(session.search(), this::limits, () -> saved().save()),
        "cell 0 2 2 1, growx, wmin 100");
    top.add(new NoticeBar(session.arrivals()), "cell 0 3 2 1, growx, wmin 100");
    top.addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentResized(ComponentEvent e) {
            arrange(rows, top, asked, peers);
          }
        });
    session.peers().addListener(() -> arrange(rows, top, asked, peers));
    sources = new Sources(session, this);
    saved =
        new SavedActions(
            this,
            session.saved(),
            session.search(),
            session.selection(),
            session.memory(),
            sources::harvest);
    results =
        new ResultPanel(
            session.search(),
            session.rows(),
            session.selection(),
            session.memory(),
            session::copies,
            session.groups(),
            session.thumbnails(),
            sources::harvest,
            sources::openFiles);
    results.tellWhenEmpty(session.gaps(), session::demo);
    links =
        new LinkPanel(
            session.selection(), session.peers(), session.links(), session.files(), this::inView);
    sky = new SkyPanel(session.sky(), session.memory());
    upper = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, results, sky);
    upper.setResizeWeight(0.8);
    halves = new JSplitPane(JSplitPane.VERTICAL_SPLIT, upper, links);
    halves.setResizeWeight(0.68);
    JPanel middle = new JPanel(new BorderLayout());
    middle.add(new RangesPanel(session.ranges()), BorderLayout.NORTH);
    middle.add(halves);
    sides = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, new FacetPanel(session.facets()), middle);
    sides.setDividerLocation(remembered("facets.width", UIScale.scale(270)));
    halves.setDividerLocation(remembered("results.height", UIScale.scale(430)));
    addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentResized(ComponentEvent e) {
            arrangeSky();
          }
        });
    add(top, BorderLayout.NORTH);
    add(sides);
    add(new StatusBar(session), BorderLayout.SOUTH);
    setTransferHandler(new Drop());
    session.search().refresh();
    if (joinHub) {
      session.search().afterwards(session.peers()::connect);
    }
  }

  /** The best dataset of each result that is shown. */
  private List<Dataset> inView() {
    return session.search().hits().stream().map(Hit::best).limit(MOST_PREVIEWS).toList();
  }

  /** The programs stand beside the search while that leaves it enough room, else below. */
  private static void arrange(MigLayout rows, JPanel top, SearchBar asked, PeerBar peers) {
    boolean fits = top.getWidth() - peers.getPreferredSize().width >= UIScale.scale(ROOM_TO_ASK);
    rows.setComponentConstraints(asked, "cell 0 0" + (fits ? "" : " 2 1, growx") + ", wmin 100");
    rows.setComponentConstraints(peers, fits ? BESIDE : "cell 0 1 2 1, gapleft 8, gaptop 4");
    top.revalidate();
  }

  /** The sky stands beside the results while there is room, else in a tab beside the links. */
  private void arrangeSky() {
    boolean narrow = getWidth() < UIScale.scale(ROOM_FOR_SKY);
    if (narrow == (below != null)) {
      if (!narrow && !skyPlaced) {
        placeSky();
      }
      return;
    }
    int height = halves.getDividerLocation();
    if (narrow) {
      below = new JTabbedPane();
      upper.setRightComponent(null);
      upper.setDividerSize(0);
      below.addTab(TEXTS.get("tab.links"), links);
      below.addTab(TEXTS.get("tab.sky"), sky);
      halves.setBottomComponent(below);
    } else {
      below.removeAll();
      below = null;
      halves.setBottomComponent(links);
      upper.setRightComponent(sky);
      upper.setDividerSize(halves.getDividerSize());
      placeSky();
    }
    halves.setDividerLocation(height);
    keepLinksInSight();
  }

  /** A height remembered from a larger window must not push the links out of a smaller one. */
  private void keepLinksInSight() {
    int least = UIScale.scale(LEAST_LINKS);
    int most = halves.getHeight() - least;
    if (most > least && halves.getDividerLocation() > most) {
      halves.setDividerLocation(most);
    }
  }

  private void placeSky() {
    skyPlaced = true;
    keepLinksInSight();
    int wide =
        getWidth() - sides.getDividerLocation() - remembered("sky.width", UIScale.scale(330));
    upper.setDividerLocation(Math.max(300, wide));
  }

  /** What can be kept, written and cited, for the menus around the panel. */
  public SavedActions saved() {
    return saved;
  }

  /** Shows all that is known of the first chosen row. */
  public void row() {
    if (row == null) {
      row = new RowWindow(SwingUtilities.getWindowAncestor(this), session.selection());
    }
    row.setVisible(true);
    row.toFront();
  }

  /** Asks for limits in numbers. */
  public void limits() {
    if (limits == null) {
      limits = new LimitsDialog(SwingUtilities.getWindowAncestor(this), session.limits());
    }
    limits.setVisible(true);
    limits.toFront();
  }

  /** Switches of the results, for the menus around the panel. */
  public List<Action> resultSwitches() {
    return results.switches();
  }

  /** How data get in, for the menus around the panel. */
  Sources sources() {
    return sources;
  }

  private int remembered(String name, int otherwise) {
    String text = session.remembered(name, "");
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : otherwise;
  }

  /** Shows which collections there are, of which archives. */
  public void collections() {
    sources.collections();
  }

  /** Asks what to harvest. */
  public void harvest() {
    sources.harvest();
  }

  /** Keeps where the dividers stand. */
  public void remember() {
    session.remember("facets.width", Integer.toString(sides.getDividerLocation()));
    session.remember("results.height", Integer.toString(halves.getDividerLocation()));
    results.remember();
    if (below == null && sky.getWidth() > 0) {
      session.remember("sky.width", Integer.toString(sky.getWidth()));
    }
  }

  /** Files and URLs that are dropped are read into the index. */
  private final class Drop extends TransferHandler {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean canImport(TransferSupport support) {
      return !support.isDataFlavorSupported(ResultPanel.DRAGGED)
          && (support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)
              || support.isDataFlavorSupported(DataFlavor.stringFlavor));
    }

    @Override
    public boolean importData(TransferSupport support) {
      try {
        return sources.take(support.getTransferable());
      } catch (UnsupportedFlavorException | IOException e) {
        LOGGER.log(Level.WARNING, "what was dropped could not be taken", e);
        return false;
      }
    }
  }
}
