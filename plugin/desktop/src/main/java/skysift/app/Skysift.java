package skysift.app;

import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import skysift.datalink.LinkResolver;
import skysift.datalink.Links;
import skysift.fetch.FetchLimits;
import skysift.fetch.Unpacker;
import skysift.grouping.Grouping;
import skysift.grouping.Verdicts;
import skysift.harvest.Aliases;
import skysift.harvest.Archive;
import skysift.harvest.ArchiveCatalog;
import skysift.harvest.HarvestReport;
import skysift.harvest.Harvester;
import skysift.index.DatasetIndex;
import skysift.index.IndexCare;
import skysift.index.LinkIndex;
import skysift.index.Salvaged;
import skysift.index.Verification;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObservationKey;
import skysift.samp.HubState;
import skysift.samp.Identity;
import skysift.samp.Peer;
import skysift.samp.SampClient;
import skysift.samp.SampListener;
import skysift.search.DatasetSearch;
import skysift.search.Hit;
import skysift.search.Life;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;
import skysift.vo.Keyring;
import skysift.vo.Sesame;
import skysift.vo.TableSource;
import skysift.vo.Web;

/**
 * The program without a screen: what the window, Eclipse and the command line call. Methods block
 * unless they say otherwise; none may be called on the event thread. Thread-safe; one writer at a
 * time.
 */
public final class Skysift implements DatasetSearch, AutoCloseable {
  /** As other programs see it. */
  public static final String NAME = "Skysift";

  /** Bytes of pictures that are kept. */
  private static final long MOST_PREVIEWS = 200_000_000;

  private static final String DESCRIPTION =
      "Facets over the observations of many archives, DataLink, and sending to other tools";

  private final Keyring keyring = new Keyring();
  private final Workspace workspace;
  private final Settings settings;
  private final Web web;
  private final ArchiveCatalog archives;
  private volatile Grouping grouping;
  private final DatasetIndex index;
  private final BroaderNames broaderNames;
  private final Harvests harvests;
  private final Linker linker;
  private final ServiceShelf services;
  private final LinkStore links;
  private final Downloads downloads;
  private final Previews previews;
  private final Thumbnails thumbnails;
  private final IndexUpkeep upkeep;
  private final Reports reports;
  private final SampClient samp;
  private final Sender sender;
  private final TableBook book;
  private final Echoes echoes = new Echoes(InstantSource.system());
  private Optional<Inbox> inbox = Optional.empty();

  private Skysift(Workspace workspace, Settings settings, SampClient samp) throws IOException {
    this.workspace = workspace;
    this.settings = settings;
    this.samp = samp;
    web = new Web(settings.connectLimit(), settings.idleLimit(), keyring);
    archives = ArchiveCatalog.load(Optional.of(workspace.archives()));
    LinkResolver resolver = new LinkResolver(web);
    services = new ServiceShelf(workspace.services());
    links = new LinkStore(LinkIndex.open(workspace.links()));
    linker = new Linker(resolver, services, links);
    downloads = new Downloads(web);
    previews = new Previews(web, workspace.previews(), MOST_PREVIEWS);
    reports = new Reports(workspace.reports());
    book = new TableBook(workspace.tables());
    sender =
        new Sender(
            samp,
            new Outbox(workspace.outbox(), book),
            book,
            linker,
            new Carrier(samp, downloads, new Unpacker(FetchLimits.STANDARD), workspace.products()),
            echoes);
    grouping = grouping(workspace.grouping()).with(Verdicts.load(workspace.verdicts()));
    index = DatasetIndex.open(workspace.index(), grouping);
    thumbnails = new Thumbnails(index, linker, previews);
    upkeep = new IndexUpkeep(index);
    Aliases aliases = Aliases.load(workspace.root());
    broaderNames = new BroaderNames(aliases);
    ServiceNotes notes = new ServiceNotes(workspace.serviceNotes());
    Harvester harvester = new Harvester(aliases, web, settings.patience(), notes);
    ArchiveDesk desk = new ArchiveDesk(web, new Sesame(web), archives, notes, workspace.archives());
    harvests = new Harvests(workspace, harvester, index, reports, archives, services, desk);
  }

  private static Grouping grouping(Path rules) throws IOException {
    return Files.exists(rules) ? Grouping.load(rules) : Grouping.builtIn();
  }

  /** Opens the program on a workspace, which is made when missing. */
  public static Skysift open(Workspace workspace) throws IOException {
    Identity identity =
        new Identity(
            NAME,
            Optional.of(DESCRIPTION),
            Optional.of(version()),
            Optional.empty(),
            Optional.of(icon()));
    return open(workspace, SampClient.standard(identity));
  }

  private static byte[] icon() throws IOException {
    try (InputStream in = Skysift.class.getResourceAsStream("icon.png")) {
      return in.readAllBytes();
    }
  }

  /** The same with a SAMP client of the caller's, which is closed with it. */
  public static Skysift open(Workspace workspace, SampClient samp) throws IOException {
    workspace.create();
    return new Skysift(workspace, Settings.load(workspace.settings()), samp);
  }

  /** This program's version; "development" when it does not run from its jar. */
  public static String version() {
    return Optional.ofNullable(Skysift.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** Where everything of the user's lives. Does not block. */
  public Workspace workspace() {
    return workspace;
  }

  /** What the user has set. Does not block. */
  public Settings settings() {
    return settings;
  }

  /** The archives that are known. Does not block. */
  public ImmutableList<Archive> archives() {
    return archives.all();
  }

  /**
   * The archive to harvest: by name, or at the base address of a TAP service. Does not block.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public Archive archive(String nameOrUrl) {
    return archives.forService(nameOrUrl);
  }

  /** Whole results, and as files. Does not block. */
  public Exporter exporter() {
    return new Exporter(this, index::rows);
  }

  /** What is done to the index as a whole. Does not block. */
  public IndexUpkeep index() {
    return upkeep;
  }

  /**
   * Compares the files of a workspace's index, which may be one that cannot be opened, with the
   * checksums they were written with.
   */
  public static Verification verifyIndex(Workspace workspace, LongConsumer progress)
      throws IOException {
    return IndexCare.verify(workspace.index(), progress);
  }

  /**
   * Saves what can be read of a workspace's index, which may be one that cannot be opened, as the
   * index of a new workspace. The old one is left as it is.
   */
  public static Salvaged salvageIndex(Workspace workspace, Workspace into, LongConsumer progress)
      throws IOException {
    into.create();
    Verdicts verdicts = Verdicts.load(workspace.verdicts());
    Salvaged salvaged =
        IndexCare.salvage(
            workspace.index(),
            into.index(),
            grouping(workspace.grouping()).with(verdicts),
            progress);
    verdicts.save(into.verdicts());
    return salvaged;
  }

  /**
   * The other programs on the SAMP hub, each pinged; joins the running hub first, never starts one.
   *
   * @throws NotAvailableException when no hub is running
   */
  public List<Peer> peers() throws IOException {
    if (!samp.hubRunning()) {
      throw new NotAvailableException(
          "No SAMP hub is running. Start TOPCAT, Aladin or the Skysift window, then try again.");
    }
    samp.connect();
    return samp.pingedPeers();
  }

  /** Joins the running hub, or starts one inside this program; says who is there. */
  public List<Peer> joinHub() throws IOException {
    samp.connectOrStartHub();
    return samp.peers();
  }

  /** Unregisters, and stops the hub if it is ours, until told to join again. */
  public void leaveHub() {
    samp.disconnect();
  }

  /**
   * Starts a hub in a process of its own, which outlives this program, and joins it; a hub of ours
   * inside this program ends before.
   *
   * @throws IOException when another runs already, or ours does not start
   */
  public List<Peer> startHubProcess() throws IOException {
    if (samp.hubIsOurs()) {
      samp.disconnect();
    }
    if (samp.hubRunning()) {
      throw new IOException("A SAMP hub of another program is running already");
    }
    HubProcess.start(samp::hubRunning);
    samp.connect();
    return samp.peers();
  }

  /**
   * From now on what other programs say is listened to: tables, rows, positions, coverage maps. To
   * be called once. Does not block.
   */
  public synchronized void onArrival(Arrival.Listener listener, Arrival.Log log) {
    checkState(inbox.isEmpty(), "listening already");
    Inbox taker =
        new Inbox(book, new Consent(workspace.trustedPeers()), echoes, web, listener, log);
    inbox = Optional.of(taker);
    samp.receive(Inbox.KINDS, taker);
  }

  /** The peer's picture, if it serves one on this machine: anybody's bytes. */
  public Optional<byte[]> icon(Peer peer) {
    return samp.icon(peer);
  }

  /** How we stand with the hub. Does not block. */
  public HubState hubState() {
    return samp.state();
  }

  /** Tells of hub and peers as they come and go, on SAMP threads. Does not block. */
  public void onHub(Consumer<HubState> hub, Consumer<List<Peer>> peers) {
    samp.addListener(
        new SampListener() {
          @Override
          public void hubChanged(HubState state) {
            hub.accept(state);
          }

          @Override
          public void peersChanged(List<Peer> now) {
            peers.accept(now);
          }
        });
  }

  /** What sends datasets to other programs. Does not block. */
  public Sender sender() {
    return sender;
  }

  @Override
  public SearchResult search(SearchRequest request) throws IOException {
    return index.search(request).under(broaderNames);
  }

  @Override
  public ImmutableMap<DatasetKey, Integer> places(
      SearchRequest request, Collection<DatasetKey> keys) throws IOException {
    return index.places(request, keys);
  }

  /**
   * How far the order is that rows are being put in for a search, in percent; empty when none is.
   * Does not block.
   */
  public OptionalInt ordering() {
    return index.ordering();
  }

  /** Observations and datasets by the keys users type; those not there are absent. */
  public ImmutableMap<String, Hit> find(Collection<String> keys) throws IOException {
    return index.find(keys);
  }

  /**
   * The datasets of one observation, copies of one dataset together, its owner's first. Does not
   * block.
   */
  public ImmutableList<ImmutableList<Dataset>> copies(Collection<Dataset> sameObservation) {
    return grouping.copies(sameObservation);
  }

  /** All datasets of an observation, the best first, and a sentence on why each is in it. */
  public ImmutableMap<Dataset, String> why(ObservationKey observation) throws IOException {
    ImmutableList<Dataset> datasets = index.observation(observation);
    var reasons = grouping.reasons(datasets);
    ImmutableMap.Builder<Dataset, String> why = ImmutableMap.builder();
    for (Dataset dataset : datasets) {
      why.put(
          dataset,
          reasons.get(dataset.key()).sentence()
              + (grouping.isComposite(dataset)
                  ? " A mosaic, stack or association: what it was made of is observations of its"
                      + " own."
                  : ""));
    }
    return why.buildOrThrow();
  }

  /** What an observation may contain or be part of. Does not block. */
  public Relatives relatives() {
    return new Relatives(index, grouping, Relatives.MOST);
  }

  /** From now on these datasets are an observation of their own. */
  public TakeBack split(Collection<Dataset> datasets) throws IOException {
    return decided(grouping.verdicts().together(datasets.stream().map(Dataset::key).toList()));
  }

  /** From now on these observations are one. */
  public TakeBack join(Collection<ObservationKey> observations) throws IOException {
    return decided(grouping.verdicts().together(keysOf(observations)));
  }

  /** From now on the datasets of these observations are grouped as the archives say. */
  public TakeBack asArchivesSay(Collection<ObservationKey> observations) throws IOException {
    return decided(grouping.verdicts().without(keysOf(observations)));
  }

  private List<DatasetKey> keysOf(Collection<ObservationKey> observations) throws IOException {
    List<DatasetKey> keys = new ArrayList<>();
    for (ObservationKey observation : observations) {
      index.observation(observation).forEach(dataset -> keys.add(dataset.key()));
    }
    return keys;
  }

  private TakeBack decided(Verdicts next) throws IOException {
    Verdicts before = decide(next);
    return () -> decide(before);
  }

  /**
   * From now on just this is decided about observations; returns what was before. Kept with the
   * workspace.
   *
   * @throws IOException when a harvest or import is writing; then nothing is changed
   */
  private synchronized Verdicts decide(Verdicts next) throws IOException {
    Verdicts before = grouping.verdicts();
    Set<DatasetKey> about = new LinkedHashSet<>();
    var difference = Maps.difference(before.observations(), next.observations());
    about.addAll(difference.entriesDiffering().keySet());
    about.addAll(difference.entriesOnlyOnLeft().keySet());
    about.addAll(difference.entriesOnlyOnRight().keySet());
    try (Shield shield = new Shield()) {
      shield.run(() -> regrouped(before, next, about));
    }
    grouping = grouping.with(next);
    return before;
  }

  private boolean regrouped(Verdicts before, Verdicts next, Set<DatasetKey> about)
      throws IOException {
    next.save(workspace.verdicts());
    try {
      index.regroup(grouping.with(next), about);
      return true;
    } catch (IOException | RuntimeException e) {
      try {
        before.save(workspace.verdicts());
      } catch (IOException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  /** What is behind a dataset; an IOException only when the thread is interrupted. */
  public Links links(Dataset dataset) throws IOException {
    return linker.links(dataset);
  }

  /** What is behind datasets, one or many. Does not block. */
  public Linker linker() {
    return linker;
  }

  /** Picks products of many datasets. Does not block. */
  public Picker picker() {
    return new Picker(linker, grouping);
  }

  /** Sends products of many datasets to other programs. Does not block. */
  public Mailing mailing() {
    return new Mailing(picker(), sender);
  }

  /** Calls services that work through jobs. Does not block. */
  public ServiceJobs serviceJobs() {
    return new ServiceJobs(web);
  }

  /** What puts products onto the disk. Does not block. */
  public Downloads downloads() {
    return downloads;
  }

  /** Pictures of datasets. Does not block. */
  public Previews previews() {
    return previews;
  }

  /** Small pictures of rows. Does not block. */
  public Thumbnails thumbnails() {
    return thumbnails;
  }

  /** What files the datasets of a search have. Does not block. */
  public FileSearch files() {
    return new FileSearch(index, links.index());
  }

  /** Searches and baskets with a name. Does not block. */
  public SavedSearches saved() {
    return new SavedSearches(workspace.searches());
  }

  /** What has to be printed and named when rows are used. Does not block. */
  public Citations citations() {
    return new Citations(index, archives, reports);
  }

  /** What archives call what is harmonised. Does not block. */
  public OwnWords ownWords() {
    return new OwnWords(index);
  }

  /** What is remembered of datasets beyond their rows; those not here are not in the answer. */
  public ImmutableMap<DatasetKey, Life> lives(Collection<DatasetKey> keys) throws IOException {
    return index.lives(keys);
  }

  /** Passwords and tokens of this session, never kept. Does not block. */
  public Keyring keyring() {
    return keyring;
  }

  /** When the last harvest of each archive began, by name. */
  public ImmutableMap<String, Instant> lastHarvests() throws IOException {
    Map<String, Instant> last = new HashMap<>();
    for (HarvestReport report : reports.all()) {
      report.harvest().ifPresent(harvest -> last.put(report.archive(), report.began()));
    }
    return ImmutableMap.copyOf(last);
  }

  /** Reports of all imports and harvests, oldest first. */
  public ImmutableList<HarvestReport> reports() throws IOException {
    return reports.all();
  }

  /**
   * Reads one table into the index.
   *
   * @param fileOrUrl a local file, or an http(s) URL
   * @param archiveName whose rows they are; by the source's name when empty
   * @param progress told the rows read so far, on the calling thread
   */
  public HarvestReport importTable(
      String fileOrUrl, Optional<String> archiveName, LongConsumer progress) throws IOException {
    Archive archive = archives.forSource(archiveName, fileOrUrl);
    TableSource source = sourceOf(fileOrUrl);
    return harvests.importTable(archive, source, progress);
  }

  /**
   * Reads a table that another program gave us into the index, as rows of an archive of its own,
   * and remembers which row is which dataset. The table's outcome is told by this.
   *
   * @throws IOException when it could not be read, or holds no ObsCore rows
   */
  public HarvestReport importTable(Arrival.Table table, LongConsumer progress) throws IOException {
    try {
      HarvestReport report = read(table, progress);
      if (report.kept() == 0) {
        throw new IOException(
            table.name()
                + " has no rows that could be used; they need obs_id or obs_publisher_did");
      }
      table.outcome().accept("");
      return report;
    } catch (IOException | RuntimeException e) {
      table.outcome().accept(FailureText.of(e));
      throw e;
    }
  }

  private HarvestReport read(Arrival.Table table, LongConsumer progress) throws IOException {
    boolean file = isFile(table.url().toString());
    TableSource source =
        file
            ? TableSource.ofFile(Inbox.pathOf(table.url()))
            : TableSource.ofUrl(web, Web.checkedUri(table.url().toString()));
    Archive archive = archives.forSource(Optional.of(table.name()), source.name());
    RowKeys keys = new RowKeys();
    HarvestReport report = harvests.importTable(archive, source, keys::before, progress);
    book.keep(new KnownTable(table.tableId(), table.url(), table.name(), keys.all()));
    return report;
  }

  /** Harvests, saved questions, and what is known of archives. Does not block. */
  public Harvests harvests() {
    return harvests;
  }

  private TableSource sourceOf(String fileOrUrl) {
    boolean url = fileOrUrl.matches("(?i)[a-z][a-z0-9+.-]+:.*") && !isFile(fileOrUrl);
    return url
        ? TableSource.ofUrl(web, Web.checkedUri(fileOrUrl))
        : TableSource.ofFile(pathOf(fileOrUrl));
  }

  private static boolean isFile(String text) {
    return text.regionMatches(true, 0, "file:", 0, 5);
  }

  private static Path pathOf(String text) {
    return isFile(text) ? Path.of(URI.create(text)) : Path.of(text);
  }

  @Override
  public void close() throws IOException {
    try (index;
        links) {
      samp.close();
      inbox.ifPresent(Inbox::close);
    }
  }
}
