package skysift.app;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skysift.harvest.Archive;
import skysift.harvest.ArchiveCatalog;
import skysift.harvest.HarvestReport;
import skysift.index.DatasetIndex;
import skysift.index.ResultRows;
import skysift.obscore.Dataset;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;
import skysift.search.SearchRequest;

/** What has to be printed and named when the rows of a search are used. Not on the event thread. */
public final class Citations {
  /** Of each kind no more are told; one more is kept, to know that there are more. */
  static final int MOST = 100_000;

  private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}/[^\\s\"'<>|,;]+");

  private final DatasetIndex index;
  private final ArchiveCatalog archives;
  private final Reports reports;

  Citations(DatasetIndex index, ArchiveCatalog archives, Reports reports) {
    this.index = index;
    this.archives = archives;
    this.reports = reports;
  }

  /**
   * What one archive's rows ask for.
   *
   * @param archive its name
   * @param datasets how many of its rows there are
   * @param acknowledgement the sentence it asks users to print; empty when none is known
   * @param citation how its data are cited; may be empty
   * @param proposals ids of proposals
   * @param observations names of observations
   * @param dois as they are, without address
   * @param references bib_reference as it is
   * @param asked the harvests and imports that brought rows of it
   */
  public record Citation(
      String archive,
      long datasets,
      String acknowledgement,
      String citation,
      ImmutableList<String> proposals,
      ImmutableList<String> observations,
      ImmutableList<String> dois,
      ImmutableList<String> references,
      ImmutableList<Asked> asked) {}

  /** One harvest or import. */
  public record Asked(Instant when, String source, String question) {}

  /** By archive, in alphabetical order. */
  public ImmutableList<Citation> of(SearchRequest request) throws IOException {
    Map<String, Tally> tallies = new TreeMap<>();
    try (ResultRows rows = index.rows(request)) {
      for (Dataset dataset : rows) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("stopped");
        }
        tallies.computeIfAbsent(dataset.archive(), name -> new Tally()).add(dataset);
      }
    }
    Map<String, ImmutableList.Builder<Asked>> asked = new LinkedHashMap<>();
    for (HarvestReport report : reports.all()) {
      asked
          .computeIfAbsent(report.archive(), name -> ImmutableList.builder())
          .add(
              new Asked(
                  report.began().truncatedTo(ChronoUnit.SECONDS),
                  report.source(),
                  report.harvest().map(HarvestReport.Harvested::question).orElse("")));
    }
    ImmutableList.Builder<Citation> citations = ImmutableList.builder();
    tallies.forEach(
        (name, tally) ->
            citations.add(
                tally.citation(
                    name,
                    archives.named(name),
                    asked.getOrDefault(name, ImmutableList.builder()).build())));
    return citations.build();
  }

  /** For reading, and to be pasted into a paper. */
  public static String text(List<Citation> citations) {
    StringBuilder text = new StringBuilder();
    for (Citation citation : citations) {
      text.append(citation.archive())
          .append(": ")
          .append(citation.datasets())
          .append(" datasets\n");
      line(text, "to be printed", citation.acknowledgement());
      line(text, "to be cited", citation.citation());
      list(text, "proposals", citation.proposals());
      list(text, "observations", citation.observations());
      list(text, "DOIs", citation.dois());
      list(text, "publications", citation.references());
      for (Asked asked : citation.asked()) {
        String question = asked.question().isEmpty() ? "" : ": " + asked.question();
        line(text, "taken", asked.when() + " from " + asked.source() + question);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    if (!value.isBlank()) {
      text.append("  ").append(name).append(": ").append(value).append('\n');
    }
  }

  private static void list(StringBuilder text, String name, List<String> values) {
    boolean all = values.size() <= MOST;
    String count = all ? "" + values.size() : MOST + " and more";
    line(
        text, name + " (" + count + ")", String.join(", ", all ? values : values.subList(0, MOST)));
  }

  static final class Tally {
    private final Set<String> proposals = new TreeSet<>();
    private final Set<String> observations = new TreeSet<>();
    private final Set<String> dois = new TreeSet<>();
    private final Set<String> references = new TreeSet<>();
    private long datasets;

    void add(Dataset dataset) {
      datasets++;
      dataset.text(ObsCoreColumn.PROPOSAL_ID).ifPresent(value -> keep(proposals, value));
      dataset.text(ObsCoreColumn.OBS_ID).ifPresent(value -> keep(observations, value));
      dataset.text(ObsCoreColumn.BIB_REFERENCE).ifPresent(value -> keep(references, value));
      for (ObsCoreColumn column :
          List.of(
              ObsCoreColumn.BIB_REFERENCE,
              ObsCoreColumn.OBS_PUBLISHER_DID,
              ObsCoreColumn.OBS_CREATOR_DID)) {
        dataset.text(column).ifPresent(this::dois);
      }
      dataset.extras().stream()
          .filter(extra -> extra.name().toLowerCase(Locale.ROOT).contains("doi"))
          .map(ExtraColumn::text)
          .forEach(this::dois);
    }

    private void dois(String text) {
      Matcher doi = DOI.matcher(text);
      while (doi.find()) {
        keep(dois, withoutSentence(doi.group()));
      }
    }

    /** The stop or bracket of the sentence around a DOI is none of it; brackets in pairs are. */
    static String withoutSentence(String doi) {
      String rest = doi;
      while (true) {
        boolean stop = ".:!?".indexOf(rest.charAt(rest.length() - 1)) >= 0;
        if (!stop && !isUnpaired(rest, '(', ')') && !isUnpaired(rest, '[', ']')) {
          return rest;
        }
        rest = rest.substring(0, rest.length() - 1);
      }
    }

    private static boolean isUnpaired(String text, char opening, char closing) {
      return text.charAt(text.length() - 1) == closing
          && CharMatcher.is(closing).countIn(text) > CharMatcher.is(opening).countIn(text);
    }

    private static void keep(Set<String> set, String value) {
      if (set.size() <= MOST) {
        set.add(value);
      }
    }

    Citation citation(String name, Optional<Archive> archive, ImmutableList<Asked> asked) {
      return new Citation(
          name,
          datasets,
          archive.map(a -> a.facts().acknowledgement()).orElse(""),
          archive.map(a -> a.facts().citation()).orElse(""),
          ImmutableList.copyOf(proposals),
          ImmutableList.copyOf(observations),
          ImmutableList.copyOf(dois),
          ImmutableList.copyOf(references),
          asked);
    }
  }
}
