package skysift.model;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import skysift.app.FailureText;
import skysift.app.UsualCover;
import skysift.obscore.Dataset;
import skysift.samp.Payload;
import skysift.samp.Peer;
import skysift.search.Cover;
import skysift.search.DatasetSearch;
import skysift.search.Density;
import skysift.search.Hit;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;
import skysift.search.SkyMaps;
import skysift.search.Unit;
import skysift.sky.Cone;
import skysift.sky.Footprint;
import skysift.sky.Healpix;
import skysift.sky.MocFile;

/**
 * Where on the sky the present result is: how many where, or the footprints of what is looked at,
 * and what it all covers. Asked for after each answer of the search, on threads of its own; late
 * answers are dropped.
 */
public final class SkyModel {
  /** Footprints are drawn of this many datasets at most. */
  public static final int MOST_SHAPES = 2_000;

  /** The cover of more datasets is measured only when that is asked for. */
  static final long SOON_COVERED = 200_000;

  /** Degrees; when no more is looked at, footprints are shown however many there are. */
  private static final double CLOSE = 1.5;

  /** Degrees; when more is looked at, it is as well the whole sky. */
  private static final double WIDE = 60;

  private static final double CELL_0 = Math.sqrt(Healpix.area(0));

  private final DatasetSearch index;
  private final SearchModel search;
  private final SelectionModel selection;
  private final PeerModel peers;
  private final Tasks tasks;
  private final Listeners listeners = new Listeners();
  private Optional<SearchResult> known = Optional.empty();
  private Look look = new Look(Optional.empty(), 1);
  private Content content = Content.NONE;
  private Optional<Cover> cover = Optional.empty();
  private boolean measuring;
  private String error = "";

  /** Written on the event thread; read on others to skip what is superseded. */
  private volatile long newest;

  private volatile long newestCover;

  /**
   * What is looked at.
   *
   * @param part of the sky; empty for all of it
   * @param pixel degrees across one
   */
  public record Look(Optional<Cone> part, double pixel) {}

  /**
   * What is shown.
   *
   * @param density how many where, in the request's unit; empty where footprints are shown
   * @param shapes footprints
   * @param datasets how many there are in what is looked at, those without a place among them when
   *     that is the whole sky
   * @param region that is asked for
   * @param asked the same, to be drawn
   */
  public record Content(
      Optional<Density> density,
      ImmutableList<SkyShape> shapes,
      long datasets,
      Optional<Region> region,
      Optional<SkyShape> asked) {
    static final Content NONE =
        new Content(Optional.empty(), ImmutableList.of(), 0, Optional.empty(), Optional.empty());
  }

  /** Of the results of {@code search}; what is clicked is chosen in {@code selection}. */
  public SkyModel(
      DatasetSearch index,
      SearchModel search,
      SelectionModel selection,
      PeerModel peers,
      Tasks tasks) {
    this.index = index;
    this.search = search;
    this.selection = selection;
    this.peers = peers;
    this.tasks = tasks;
    search.addListener(this::changed);
    selection.addListener(listeners::fire);
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** What is shown. */
  public Content content() {
    return content;
  }

  /** Whether the first content is still to come. */
  public boolean waiting() {
    return content == Content.NONE && error.isEmpty();
  }

  /** What the present result covers, once it is known. */
  public Optional<Cover> cover() {
    return cover;
  }

  /** Whether that is being measured. */
  public boolean measuring() {
    return measuring;
  }

  /** Why something could not be shown; may be empty. */
  public String error() {
    return error;
  }

  /** The datasets that are chosen. */
  public ImmutableList<Dataset> selected() {
    return selection.selected();
  }

  /** What is counted, for people. */
  public String unit() {
    return search.request().unit().word();
  }

  /** Chooses these. */
  public void choose(List<Dataset> datasets) {
    selection.select(datasets);
  }

  /** Asks for what is in a region, or anywhere. */
  public void ask(Optional<? extends Region> region) {
    search.change(request -> request.withRegion(region));
  }

  /** Looks at something else; only that is asked for. */
  public void look(Look next) {
    if (!next.equals(look)) {
      look = next;
      ask();
    }
  }

  /**
   * Draws on a thread of its own.
   *
   * @param wanted whether it still has to be drawn, asked there when its turn has come
   */
  public <T> void draw(BooleanSupplier wanted, Callable<T> drawing, Consumer<T> done) {
    tasks.run(
        Tasks.Queue.PAINT,
        () -> wanted.getAsBoolean() ? Optional.of(drawing.call()) : Optional.<T>empty(),
        picture -> picture.ifPresent(done),
        this::failed);
  }

  private void failed(Exception failure) {
    error = FailureText.of(failure);
    listeners.fire();
  }

  private void changed() {
    if (search.result().equals(known)) {
      return;
    }
    boolean same = Plain.isSameSearch(known, search.result());
    known = search.result();
    if (same) {
      return;
    }
    cover = Optional.empty();
    newestCover++;
    measuring = false;
    ask();
    if (known.isPresent() && known.get().total().datasets() <= SOON_COVERED) {
      measure();
    }
  }

  private SearchRequest plain() {
    return Plain.of(known.orElseThrow().request());
  }

  private void ask() {
    long number = ++newest;
    if (known.isEmpty()) {
      return;
    }
    SearchRequest asked = plain();
    Look seen = look;
    tasks.run(
        Tasks.Queue.SKY,
        () -> content(new WhileWanted(index, () -> number == newest), asked, seen),
        answer -> {
          if (number == newest) {
            content = answer;
            error = "";
            listeners.fire();
          }
        },
        failure -> {
          if (number == newest) {
            failed(failure);
          }
        });
  }

  /** Not on the event thread. */
  private static Content content(WhileWanted index, SearchRequest asked, Look seen)
      throws IOException {
    double step = seen.pixel() * 20;
    Optional<SkyShape> region =
        asked
            .region()
            .map(Region::footprint)
            .map(footprint -> SkyShape.of(Optional.empty(), footprint, step));
    InView inView = InView.of(asked.withUnit(Unit.DATASETS), seen);
    long datasets = index.search(inView.request()).total().datasets();
    boolean close = seen.part().map(part -> part.radius() <= CLOSE).orElse(false);
    if (datasets > MOST_SHAPES && !close) {
      SearchRequest counted = asked.withDensity(OptionalInt.of(densityOrder(seen.pixel())));
      return new Content(
          index.search(counted).density(), ImmutableList.of(), datasets, asked.region(), region);
    }
    ImmutableList.Builder<SkyShape> shapes = ImmutableList.builder();
    for (Hit hit : index.search(inView.request().withPage(0, MOST_SHAPES)).hits()) {
      hit.best()
          .footprint()
          .filter(inView.more())
          .map(footprint -> SkyShape.of(Optional.of(hit.best()), footprint, step))
          .ifPresent(shapes::add);
    }
    return new Content(Optional.empty(), shapes.build(), datasets, asked.region(), region);
  }

  /**
   * What finds the datasets of a request that are in view. Only one region can be asked for: the
   * smaller one, what is found is held against the other.
   */
  private record InView(SearchRequest request, Predicate<Footprint> more) {
    static InView of(SearchRequest asked, Look seen) {
      Optional<Cone> part = seen.part().filter(cone -> cone.radius() < WIDE);
      if (part.isEmpty()) {
        return new InView(asked, footprint -> true);
      }
      SearchRequest narrowed = asked.withRegion(Optional.of(new Region.InCone(part.get())));
      if (asked.region().isEmpty()) {
        return new InView(narrowed, footprint -> true);
      }
      Footprint region = asked.region().get().footprint();
      return region.bounds().radius() <= part.get().radius()
          ? new InView(asked, footprint -> footprint.meets(part.get()))
          : new InView(narrowed, footprint -> footprint.meets(region));
    }
  }

  /** Cells a little larger than two pixels. */
  private static int densityOrder(double pixel) {
    double order = Math.log(CELL_0 / (2.2 * pixel)) / Math.log(2);
    return (int) Math.clamp(order, 3, SkyMaps.FINEST_DENSITY);
  }

  /** Measures what the present result covers. */
  public void measure() {
    if (known.isEmpty()) {
      return;
    }
    long number = ++newestCover;
    measuring = true;
    SearchRequest asked = plain();
    int order = UsualCover.quick(asked);
    tasks.run(
        Tasks.Queue.COVER,
        () ->
            new WhileWanted(index, () -> number == newestCover)
                .search(asked.withCover(OptionalInt.of(order)))
                .cover(),
        answer -> {
          if (number == newestCover) {
            measuring = false;
            cover = answer;
            listeners.fire();
          }
        },
        failure -> {
          if (number == newestCover) {
            measuring = false;
            failed(failure);
          }
        });
    listeners.fire();
  }

  /** The programs that take coverage maps. */
  public List<Peer> takers() {
    return peers.peers().stream().filter(peer -> peer.takes(Payload.Coverage.class)).toList();
  }

  /** How a program is shown. */
  public String label(Peer peer) {
    return peers.label(peer);
  }

  /** Sends what is covered; nothing before that is known. */
  public void sendCover(List<Peer> to) {
    cover.ifPresent(map -> peers.sendMap(to, map.map()));
  }

  /** Writes what is covered into a file: FITS, or as its name ends JSON or ASCII. */
  public void saveCover(Path file) {
    Cover saved = cover.orElseThrow();
    tasks.run(
        Tasks.Queue.COVER,
        () -> {
          MocFile.write(saved.map(), file);
          return file;
        },
        done -> {},
        this::failed);
  }
}
