package skysift.model;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import skysift.app.Exporter;
import skysift.app.Licences;
import skysift.app.Skysift;
import skysift.harvest.Archive;
import skysift.harvest.HarvestRequest;
import skysift.obscore.Dataset;

/** One user at work: all models of one window, on one program. */
public final class Session implements AutoCloseable {
  private final Skysift skysift;
  private final TrackedTasks tasks;
  private final ProgramLog programLog = new ProgramLog();
  private final SearchModel search;
  private final RowsModel rows;
  private final GroupModel groups;
  private final RangesModel ranges;
  private final LimitsModel limits;
  private final SelectionModel selection;
  private final LinkModel links;
  private final ThumbnailModel thumbnails;
  private final FilesModel files;
  private final PeerModel peers;
  private final SkyModel sky;
  private final HarvestModel harvest;
  private final MessageLog log = new MessageLog();
  private final ArrivalModel arrivals;
  private final FollowModel follow;
  private final FacetModel facets;
  private final RegionModel regions;
  private final QuestionModel question;
  private final SavedModel saved;
  private final CollectionsModel collections;
  private final GapsModel gaps;
  private final Memory memory;
  private Optional<Runnable> demo = Optional.empty();

  /** The models of {@code skysift}, which is closed with the session. */
  public Session(Skysift skysift, Tasks given) {
    this.skysift = skysift;
    tasks = new TrackedTasks(given);
    memory = new Memory(skysift.workspace().root().resolve("window.properties"));
    search = new SearchModel(skysift, tasks);
    rows = new RowsModel(skysift, search, tasks);
    groups = new GroupModel(skysift, tasks, search);
    ranges = new RangesModel(skysift, search, tasks);
    limits = new LimitsModel(skysift, search, tasks);
    selection = new SelectionModel(new KeptLinks(skysift.linker()), tasks);
    links = new LinkModel(skysift, selection, () -> search.request(), tasks);
    thumbnails = new ThumbnailModel(skysift.thumbnails()::of, tasks);
    files = new FilesModel(skysift, search, tasks);
    facets = new FacetModel(skysift, search, files, tasks, memory);
    regions = new RegionModel(skysift, search, tasks);
    peers = new PeerModel(skysift, tasks, log);
    sky = new SkyModel(skysift, search, selection, peers, tasks);
    harvest = new HarvestModel(skysift, tasks, search::refresh);
    question = new QuestionModel(skysift, harvest, tasks);
    saved = new SavedModel(skysift, search, tasks);
    collections = new CollectionsModel(skysift, search, tasks);
    gaps = new GapsModel(skysift, harvest, tasks);
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

  /** Which numbers are asked for. */
  public LimitsModel limits() {
    return limits;
  }

  /** What is chosen. */
  public SelectionModel selection() {
    return selection;
  }

  /** What is behind the first that is chosen, and what can be done with it. */
  public LinkModel links() {
    return links;
  }

  /** Previews of the rows in view, if the user wants them. */
  public ThumbnailModel thumbnails() {
    return thumbnails;
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

  /** What archives are asked. */
  public QuestionModel question() {
    return question;
  }

  /** Searches and baskets with a name; results as files. */
  public SavedModel saved() {
    return saved;
  }

  /** What there is, by archive, collection, facility and type. */
  public CollectionsModel collections() {
    return collections;
  }

  /** Archives whose last harvest did not bring all. */
  public GapsModel gaps() {
    return gaps;
  }

  /** What can be tried without data of one's own; empty when it is offered already. */
  public Optional<Runnable> demo() {
    return demo;
  }

  /** Offers something to try; it runs on the event thread. */
  public void offerDemo(Supplier<HarvestRequest> archives) {
    demo =
        Optional.of(
            () -> {
              demo = Optional.empty();
              harvest.harvest(archives);
            });
  }

  /** All that is under way. */
  public TrackedTasks tasks() {
    return tasks;
  }

  /** How far the order is that rows are being put in, in percent; empty when none is. */
  public OptionalInt ordering() {
    return skysift.ordering();
  }

  /** What the program logged last. */
  public ProgramLog programLog() {
    return programLog;
  }

  /** Where log files are. */
  public Path logs() {
    return skysift.workspace().logs();
  }

  /** Tells the libraries of this program, a line each with version and licence. */
  public void licences(Consumer<List<String>> taker) {
    tasks.run(
        Tasks.Queue.ERRANDS,
        () ->
            Licences.all().stream()
                .map(one -> one.name() + " " + one.version() + ": " + one.licence())
                .toList(),
        taker,
        failure -> taker.accept(List.of()));
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
    programLog.close();
    skysift.close();
  }
}
