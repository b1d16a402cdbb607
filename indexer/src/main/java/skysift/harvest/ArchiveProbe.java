package skysift.harvest;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import skysift.obscore.ObsCoreColumn;
import skysift.sky.Cone;
import skysift.vo.Capabilities;
import skysift.vo.ServiceException;
import skysift.vo.TapService;
import skysift.vo.TextTable;
import skysift.vo.Web;

/**
 * Finds out what a TAP service is: its capabilities, the columns of its ObsCore table, how it takes
 * a region, whether its identifiers can be relied on. A dozen small queries. For one thread.
 */
public final class ArchiveProbe {
  /** Identifiers that are looked at. */
  private static final int SAMPLE = 500;

  /** Identifiers that are remembered until the next time. */
  private static final int REMEMBERED = 20;

  private final Web web;
  private final ServiceMemory memory;
  private final List<String> faults = new ArrayList<>();

  /** A probe that takes its notes in {@code memory}. */
  public ArchiveProbe(Web web, ServiceMemory memory) {
    this.web = web;
    this.memory = memory;
  }

  /** Asks; an IOException only when the thread is interrupted. */
  public ArchiveHealth probe(Archive archive) throws IOException {
    faults.clear();
    URI base = archive.tap().orElseThrow();
    TapService service = new TapService(web, archive.name(), base);
    Optional<Capabilities> capabilities = tried(service::capabilities);
    Optional<TextTable> columns = columns(service, archive);
    Optional<TextTable> rows =
        tried(
            () ->
                service.table(
                    "SELECT TOP " + SAMPLE + " obs_publisher_did FROM " + archive.table(), SAMPLE));
    columns.ifPresent(
        table -> memory.remember(base, ServiceMemory.INDEXED, String.join(" ", indexed(table))));
    String dialect = rows.isPresent() ? dialect(service, archive, base) : "";
    return new ArchiveHealth(
        archive.name(),
        Instant.now(),
        rows.isPresent() || columns.isPresent() || capabilities.isPresent(),
        rows.isPresent(),
        capabilities.map(Capabilities::obsCoreVersion).orElse(""),
        columns.map(ArchiveProbe::missing).orElse(ImmutableList.of()),
        columns.map(ArchiveProbe::indexed).orElse(ImmutableList.of()),
        dialect,
        capabilities.map(c -> c.geometries().asList()).orElse(ImmutableList.of()),
        capabilities.map(Capabilities::rowLimit).orElse(OptionalLong.empty()),
        rows.isPresent() ? identifiers(service, archive, base, values(rows.get())) : "",
        faults.stream().distinct().collect(ImmutableList.toImmutableList()));
  }

  private interface Asking<T> {
    T ask() throws IOException;
  }

  private <T> Optional<T> tried(Asking<T> asking) throws IOException {
    try {
      return Optional.of(asking.ask());
    } catch (InterruptedIOException e) {
      throw e;
    } catch (ServiceException e) {
      faults.add(e.getMessage());
      return Optional.empty();
    }
  }

  /** TAP_SCHEMA may have the table's name in another case, or in quotes. */
  private Optional<TextTable> columns(TapService service, Archive archive) throws IOException {
    Set<String> spellings =
        new LinkedHashSet<>(
            List.of(archive.table(), archive.table().toLowerCase(Locale.ROOT), "ivoa.ObsCore"));
    return tried(
            () ->
                service.table(
                    "SELECT column_name, indexed FROM TAP_SCHEMA.columns WHERE "
                        + Adql.in("table_name", spellings),
                    2000))
        .filter(table -> !table.rows().isEmpty());
  }

  private static List<String> values(TextTable table) {
    return table.rows().stream().map(row -> row.getFirst()).toList();
  }

  private static ImmutableList<String> missing(TextTable columns) {
    Set<String> there = new LinkedHashSet<>();
    for (int row = 0; row < columns.rows().size(); row++) {
      there.add(plain(columns.cell(row, "column_name")));
    }
    return Arrays.stream(ObsCoreColumn.values())
        .filter(column -> column.mandatory() && !there.contains(column.columnName()))
        .map(ObsCoreColumn::columnName)
        .collect(ImmutableList.toImmutableList());
  }

  private static ImmutableList<String> indexed(TextTable columns) {
    Set<String> indexed = new LinkedHashSet<>();
    for (int row = 0; row < columns.rows().size(); row++) {
      if (columns.cell(row, "indexed").matches("1|(?i)true")) {
        indexed.add(plain(columns.cell(row, "column_name")));
      }
    }
    return ImmutableList.copyOf(indexed);
  }

  private static String plain(String column) {
    return column.replace("\"", "").toLowerCase(Locale.ROOT);
  }

  /** The first way that is taken, which is remembered for harvests. */
  private String dialect(TapService service, Archive archive, URI base) throws IOException {
    HarvestRegion small = new HarvestRegion.InCone(Cone.parse("10 20 0.001"));
    HarvestRequest request = HarvestRequest.of(List.of(archive)).in(small);
    Optional<Manner> manner = Optional.of(Manner.first(Archive.SpatialDialect.INTERSECTS));
    while (manner.isPresent()) {
      Plan plan = Plan.of(archive, request, manner.get(), Optional.empty());
      boolean all = true;
      for (Slice slice : plan.slices()) {
        all &= all && tried(() -> service.table(plan.adql(slice, 1), 1)).isPresent();
      }
      if (all) {
        memory.remember(base, ServiceMemory.REGION, manner.get().text());
        return manner.get().text();
      }
      manner = manner.get().next();
    }
    return "";
  }

  private String identifiers(
      TapService service, Archive archive, URI base, List<String> identifiers) throws IOException {
    if (identifiers.isEmpty()) {
      return "the table is empty";
    }
    long distinct = identifiers.stream().distinct().count();
    long ivo = identifiers.stream().filter(id -> id.startsWith("ivo://")).count();
    String words =
        identifiers.size()
            + " looked at: "
            + (distinct == identifiers.size() ? "all differ" : distinct + " different ones")
            + ", "
            + (ivo == identifiers.size() ? "all are IVOIDs" : ivo + " are IVOIDs");
    Optional<String> before = memory.recall(base, ServiceMemory.IDENTIFIERS);
    if (before.isPresent()) {
      List<String> known = Splitter.on('\n').omitEmptyStrings().splitToList(before.get());
      long there = stillThere(service, archive, known);
      words += "; of " + known.size() + " seen last time " + there + " are still there";
    }
    memory.remember(
        base,
        ServiceMemory.IDENTIFIERS,
        String.join("\n", identifiers.stream().distinct().limit(REMEMBERED).toList()));
    return words;
  }

  private long stillThere(TapService service, Archive archive, List<String> known)
      throws IOException {
    String adql =
        "SELECT DISTINCT obs_publisher_did FROM "
            + archive.table()
            + " WHERE "
            + Adql.in("obs_publisher_did", known);
    return tried(() -> service.table(adql, known.size() + 1L))
        .map(table -> values(table).stream().distinct().count())
        .orElse(0L);
  }
}
