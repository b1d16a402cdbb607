package skysift.app;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import skysift.harvest.Archive;
import skysift.harvest.ArchiveCatalog;
import skysift.harvest.ArchiveHealth;
import skysift.harvest.ArchiveProbe;
import skysift.harvest.HarvestRegion;
import skysift.harvest.Registry;
import skysift.harvest.Target;
import skysift.harvest.TargetList;
import skysift.sky.SkyPosition;
import skysift.vo.PositionTable;
import skysift.vo.ServiceException;
import skysift.vo.Sesame;
import skysift.vo.SkyMap;
import skysift.vo.Web;

/** What is known of archives: probes them, finds new ones, adds them to the user's list. */
public final class ArchiveDesk {
  private static final Logger LOGGER = Logger.getLogger(ArchiveDesk.class.getName());

  /** Positions that are no farther apart are one object's: a minute of arc. */
  private static final double SAME = 1.0 / 60;

  private final Web web;
  private final Sesame sesame;
  private final ArchiveCatalog archives;
  private final ServiceNotes notes;
  private final Path file;

  ArchiveDesk(Web web, Sesame sesame, ArchiveCatalog archives, ServiceNotes notes, Path file) {
    this.web = web;
    this.sesame = sesame;
    this.archives = archives;
    this.notes = notes;
    this.file = file;
  }

  /** Asks a service what it is; a dozen small queries. What went wrong is in the answer. */
  public ArchiveHealth probe(Archive archive) throws IOException {
    return new ArchiveProbe(web, notes).probe(archive);
  }

  /**
   * ObsTAP services in the VO's registry.
   *
   * @param words in their name, title or address; all services when empty
   * @throws NotAvailableException when no copy of the registry answers
   */
  public ImmutableList<Registry.Found> registry(String words) throws IOException {
    try {
      return new Registry(web).search(words);
    } catch (ServiceException e) {
      throw new NotAvailableException(e.getMessage(), e);
    }
  }

  /**
   * Adds a TAP service to the user's list of archives, which is read at the next start.
   *
   * @param table its ObsCore table; the usual one when empty
   * @throws IllegalArgumentException when the name is taken or cannot be one, or the address or
   *     table is none
   */
  public void add(String name, String url, Optional<String> table) throws IOException {
    checkArgument(
        name.matches("[\\p{L}\\p{N}][^\\[\\]\\p{Cntrl}#=]{0,59}"),
        "\"%s\" cannot be the name of an archive",
        name);
    checkArgument(archives.named(name).isEmpty(), "there is an archive %s already", name);
    URI address = Web.checkedUri(url);
    Archive.ofFile(name).at(address);
    checkArgument(
        table.isEmpty() || table.get().matches("[\\w.\"]+"), "%s is no name of a table", table);
    Files.writeString(
        file,
        "\n[" + name + "]\ntap = " + address + table.map(t -> "\ntable = " + t).orElse("") + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /**
   * Where an object is, by CDS Sesame.
   *
   * @throws IllegalArgumentException when it is not found, or the sources know different objects of
   *     that name; names them
   * @throws NotAvailableException when Sesame does not answer
   */
  public SkyPosition position(String name) throws IOException {
    ImmutableList<Sesame.Named> found = answers(name);
    checkArgument(!found.isEmpty(), "CDS Sesame (SIMBAD, NED, VizieR) knows no %s", name);
    SkyPosition first = found.getFirst().position();
    checkArgument(
        found.stream().allMatch(n -> n.position().separation(first) < SAME),
        "there are several objects called %s; choose one by --cone: %s",
        name,
        found.stream().map(ArchiveDesk::text).collect(Collectors.joining("; ")));
    LOGGER.log(Level.INFO, "{0} is {1}", new Object[] {name, text(found.getFirst())});
    return first;
  }

  /** What the sources say of a name, for reading. */
  public ImmutableList<String> named(String name) throws IOException {
    return answers(name).stream().map(ArchiveDesk::text).collect(ImmutableList.toImmutableList());
  }

  private ImmutableList<Sesame.Named> answers(String name) throws IOException {
    try {
      return sesame.resolve(name);
    } catch (ServiceException e) {
      throw new NotAvailableException(e.getMessage(), e);
    }
  }

  private static String text(Sesame.Named named) {
    return String.format(
        Locale.ROOT,
        "%s%s at %.6f %+.6f (%s)",
        named.name(),
        named.type().isEmpty() ? "" : ", " + named.type() + ",",
        named.position().ra(),
        named.position().dec(),
        named.source());
  }

  /**
   * The targets of a list; those that have names only are asked of CDS Sesame.
   *
   * @throws IOException naming the file, and what was expected
   */
  public TargetList targets(Path list, Optional<String> unit) throws IOException {
    List<Target> targets = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (PositionTable.Entry entry : PositionTable.read(list, unit)) {
      String name = entry.name().replace('|', '/');
      for (int i = 2; !names.add(name); i++) {
        name = entry.name().replace('|', '/') + " (" + i + ")";
      }
      SkyPosition position =
          entry.position().isPresent() ? entry.position().get() : position(entry.name());
      targets.add(new Target(name, position, entry.columns()));
    }
    if (targets.isEmpty()) {
      throw new IOException(list + " has no row with a position or a name");
    }
    return new TargetList(targets);
  }

  /** The smallest region with so much of the probability in a map. */
  public HarvestRegion credible(Path map, double credible) throws IOException {
    return new HarvestRegion.InMoc(SkyMap.region(map, credible));
  }
}
