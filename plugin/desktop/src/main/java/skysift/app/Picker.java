package skysift.app;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skysift.datalink.Link;
import skysift.datalink.Links;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;

/**
 * Picks products of many datasets. Of copies at several archives one is taken: the preferred
 * archive's, else the owner's, else the next that has what is meant. Blocks.
 */
public final class Picker {
  private final Linker linker;
  private final Grouping grouping;

  Picker(Linker linker, Grouping grouping) {
    this.linker = linker;
    this.grouping = grouping;
  }

  /** A product of a dataset. */
  public record Picked(Dataset dataset, Link.Product product) {}

  /**
   * What was picked.
   *
   * @param products in the order of the datasets
   * @param problems why a dataset gave nothing, in words; one with a lock says so
   */
  public record Picks(ImmutableList<Picked> products, ImmutableList<String> problems) {}

  /**
   * Picks.
   *
   * @param observations datasets, those of one observation together
   * @param prefer name of the archive whose copy is taken first; empty for the owner's
   * @param onlyBest one product for each dataset, the best (DataLink digest §2.4), not all
   */
  public Picks pick(
      List<? extends List<Dataset>> observations,
      ProductChoice choice,
      String prefer,
      boolean onlyBest)
      throws IOException {
    List<Dataset> all = new ArrayList<>();
    observations.forEach(all::addAll);
    linker.resolveAll(all.stream().filter(linker::mustAsk).toList(), (done, count) -> {});
    ImmutableList.Builder<Picked> picked = ImmutableList.builder();
    ImmutableList.Builder<String> problems = ImmutableList.builder();
    for (List<Dataset> observation : observations) {
      for (List<Dataset> copies : inOrder(grouping.copies(observation), observation)) {
        List<Picked> found = first(sorted(copies, prefer), choice, onlyBest, problems);
        picked.addAll(found);
      }
    }
    return new Picks(picked.build(), problems.build());
  }

  /** In the order in which the datasets were given. */
  private static List<ImmutableList<Dataset>> inOrder(
      List<ImmutableList<Dataset>> groups, List<Dataset> given) {
    Map<DatasetKey, Integer> places = new HashMap<>();
    given.forEach(dataset -> places.putIfAbsent(dataset.key(), places.size()));
    return groups.stream()
        .sorted(
            Comparator.comparingInt(
                group -> group.stream().mapToInt(d -> places.get(d.key())).min().orElseThrow()))
        .toList();
  }

  private static List<Dataset> sorted(List<Dataset> copies, String prefer) {
    return copies.stream()
        .sorted(Comparator.comparing(d -> !d.archive().equalsIgnoreCase(prefer)))
        .toList();
  }

  /** Of the first copy that has any. */
  private List<Picked> first(
      List<Dataset> copies,
      ProductChoice choice,
      boolean onlyBest,
      ImmutableList.Builder<String> problems)
      throws IOException {
    List<String> why = new ArrayList<>();
    for (Dataset copy : copies) {
      Links links = linker.flattened(linker.links(copy));
      List<Link.Product> meant =
          links.products().stream().filter(choice::takes).filter(p -> !p.isLinks()).toList();
      List<Link.Product> open = meant.stream().filter(p -> !p.isLocked()).toList();
      if (!open.isEmpty()) {
        return (onlyBest ? List.of(best(open)) : open)
            .stream().map(product -> new Picked(copy, product)).toList();
      }
      why.add(copy.key() + " at " + copy.archive() + ": " + reason(links, meant));
    }
    problems.addAll(why);
    return List.of();
  }

  /** Data that tools read before pictures and pages; the service's order decides. */
  private static Link.Product best(List<Link.Product> products) {
    return products.stream()
        .min(
            Comparator.comparingInt(
                p -> p.isPage() ? 3 : p.isPicture() ? 2 : p.isFits() || p.isVoTable() ? 0 : 1))
        .orElseThrow();
  }

  private static String reason(Links links, List<Link.Product> meant) {
    if (!meant.isEmpty()) {
      return "locked, log in at the archive: " + meant.getFirst().url();
    }
    Optional<String> fault =
        links.links().stream()
            .filter(Link.LinkFault.class::isInstance)
            .map(link -> ((Link.LinkFault) link).error())
            .findFirst();
    return fault.orElse("has no such product");
  }
}
