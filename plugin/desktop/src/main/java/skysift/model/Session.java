package skysift.model;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import skysift.app.Exporter;
import skysift.app.Skysift;
import skysift.harvest.Archive;
import skysift.obscore.Dataset;

/** One user at work: all models of one window, on one program. */
public final class Session implements AutoCloseable {
  private final Skysift skysift;
  private final Tasks tasks;
  private final SearchModel search;
  private final RowsModel rows;
  private final GroupModel groups;
  private final RangesModel ranges;
  private final SelectionModel selection;
  private final LinkModel links;
  private final FilesModel files;
  private final PeerModel peers;
  private final SkyModel sky;
  private final HarvestModel harvest;
  private final MessageLog log = new MessageLog();
  private final ArrivalModel arrivals;
  private final FollowModel follow;
  private final FacetModel facets;
  private final RegionModel regions;
  private final Memory memory;

  /** The models of {@code skysift}, which is closed with the session. */
  public Session(Skysift skysift, Tasks tasks) {
    this.skysift = skysift;
    this.tasks = tasks;
    memory = new Memory(skysift.workspace().root().resolve("window.properties"));
    search = new SearchModel(skysift, tasks);
    rows = new RowsModel(skysift, search, tasks);
    groups = new GroupModel(skysift, tasks, search);
    ranges = new RangesModel(skysift, search, tasks);
    selection = new SelectionModel(new KeptLinks(skysift.linker()), tasks);
    links = new LinkModel(skysift, selection, () -> search.request(), tasks);
    files = new FilesModel(skysift, search, tasks);
    facets = new FacetModel(skysift, search, files, tasks, memory);
    regions = new RegionModel(skysift, search, tasks);
    peers = new PeerModel(skysift, tasks, log);
    sky = new SkyModel(skysift, search, selection, peers, tasks);
    harvest = new HarvestModel(skysift, tasks, search::refresh);
    arrivals = new ArrivalModel(skysift, tasks, search, selection, harvest);
    follow = new FollowModel(skysift.sender(), peers, selection, tasks, log);
    skysift.onArrival(
        arrival -> tasks.onEventThread(() -> arrivals.arrived(arrival)),
        (peer, id, mtype, answer) ->
            tasks.onEventThread(() -> log.received(peer, id, mtype, answer)));
  }

  /** A session whose work runs on background threads. */
  public static Session open(Skysift skysift, Executor eventThread) {
    return new Session(skysift, new BackgroundTasks(eventThread));
  }

  /** What is asked and answered. */
  public SearchModel search() {
    return search;
  }

  /** The rows of what was found. */
  public RowsModel rows() {
    return rows;
  }

  /** How what was found spreads over time and wavelength. */
  public RangesModel ranges() {
    return ranges;
  }

  /** What is chosen. */
  public SelectionModel selection() {
    return selection;
  }

  /** What is behind the first that is chosen, and what can be done with it. */
  public LinkModel links() {
    return links;
  }

  /** What files are behind what is found. */
  public FilesModel files() {
    return files;
  }

  /** Which facets are shown, and how. */
  public FacetModel facets() {
    return facets;
  }

  /** Regions that have to be found out first. */
  public RegionModel regions() {
    return regions;
  }

  /** Where on the sky it is. */
  public SkyModel sky() {
    return sky;
  }

  /** Who is there to send to. */
  public PeerModel peers() {
    return peers;
  }

  /** What other programs tell us. */
  public ArrivalModel arrivals() {
    return arrivals;
  }

  /** Whether other programs are taken along row by row. */
  public FollowModel follow() {
    return follow;
  }

  /** What was said between us and other programs. */
  public MessageLog log() {
    return log;
  }

  /** What is being read. */
  public HarvestModel harvest() {
    return harvest;
  }

  /** The datasets of one observation, copies of one dataset together, its owner's first. */
  public ImmutableList<ImmutableList<Dataset>> copies(List<Dataset> sameObservation) {
    return skysift.copies(sameObservation);
  }

  /** Why datasets are one observation, and what the user decides about it. */
  public GroupModel groups() {
    return groups;
  }

  /** Archives that can be harvested. */
  public List<Archive> archives() {
    return skysift.archives().stream().filter(a -> a.tap().isPresent()).toList();
  }

  /** Writes whole results into files; its methods block. */
  public Exporter exporter() {
    return skysift.exporter();
  }

  /** Version of the program. */
  public String version() {
    return Skysift.version();
  }

  /** {@code system}, {@code light} or {@code dark}: as chosen in the window, else as set. */
  public String theme() {
    return remembered("theme", skysift.settings().theme());
  }

  /** What the window remembers. */
  public Memory memory() {
    return memory;
  }

  /** Something of the window's that was remembered, such as its size. */
  public String remembered(String name, String otherwise) {
    return memory.get(name, otherwise);
  }

  /** Remembers something of the window's; written when the session closes. */
  public void remember(String name, String value) {
    memory.put(name, value);
  }

  /**
   * Stops all work, keeps what is to be remembered and closes the program. Not on the event thread.
   */
  @Override
  public void close() throws IOException {
    tasks.close();
    memory.write();
    skysift.close();
  }
}
