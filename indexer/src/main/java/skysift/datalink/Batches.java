package skysift.datalink;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.InterruptedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import skysift.obscore.Access;
import skysift.obscore.Dataset;
import skysift.vo.ServiceDescriptor;
import skysift.vo.ServiceDescriptor.Input;
import skysift.vo.ServiceDescriptor.Kind;

/** Many datasets' links, asked for politely: each host has one question at a time. */
final class Batches {
  /**
   * How many identifiers go into the first POST; what comes back tells how many a service takes.
   */
  static final int FIRST = 200;

  private static final int MOST_HOSTS = 6;

  /** How long a stop waits for the threads, which end at their next read. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** After so many batches in a row that gave hardly anything, rows are asked for one by one. */
  private static final int POOR = 4;

  private final LinkResolver resolver;
  private final LinksService service;
  private final Consumer<Links> each;

  Batches(LinkResolver resolver, LinksService service, Consumer<Links> each) {
    this.resolver = resolver;
    this.service = service;
    this.each = each;
  }

  /** One dataset's place in a batch, and the URL that would ask for it alone. */
  private record Entry(Dataset dataset, String id, String url) {}

  /** Datasets that one POST may ask for: address, what is fixed, the name of the identifier. */
  private record Group(String url, ImmutableListMultimap<String, String> fixed, String name) {}

  void run(Collection<Dataset> datasets, Function<Dataset, Optional<ServiceDescriptor>> services)
      throws InterruptedIOException {
    Map<String, List<Dataset>> byHost = new LinkedHashMap<>();
    for (Dataset dataset : datasets) {
      String url =
          dataset
              .access()
              .filter(Access::isLinks)
              .map(Access::url)
              .or(() -> services.apply(dataset).map(ServiceDescriptor::accessUrl))
              .orElse("");
      byHost.computeIfAbsent(host(url), host -> new ArrayList<>()).add(dataset);
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(MOST_HOSTS, byHost.size())),
            work -> new Thread(work, "skysift-links"));
    try {
      List<Future<?>> running = new ArrayList<>();
      for (List<Dataset> some : byHost.values()) {
        running.add(
            threads.submit(
                () -> {
                  host(some, services);
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    } catch (ExecutionException e) {
      throw new IllegalStateException("links could not be resolved", e.getCause());
    } finally {
      threads.shutdownNow();
      Uninterruptibles.awaitTerminationUninterruptibly(threads, PATIENCE);
    }
  }

  private static String host(String url) {
    return url.replaceFirst("(?i)^https?://([^/?#]*).*", "$1").toLowerCase(Locale.ROOT);
  }

  private void host(List<Dataset> datasets, Function<Dataset, Optional<ServiceDescriptor>> services)
      throws InterruptedIOException {
    ListMultimap<Group, Entry> groups = ArrayListMultimap.create();
    List<Dataset> alone = new ArrayList<>();
    for (Dataset dataset : datasets) {
      if (!grouped(dataset, services.apply(dataset), groups)) {
        alone.add(dataset);
      }
    }
    for (Group group : groups.keySet()) {
      alone.addAll(together(group, groups.get(group)));
    }
    for (Dataset dataset : alone) {
      pass(single(dataset, services));
    }
  }

  private Links single(Dataset dataset, Function<Dataset, Optional<ServiceDescriptor>> services)
      throws InterruptedIOException {
    boolean ownLinks = dataset.access().map(Access::isLinks).orElse(false);
    Optional<ServiceDescriptor> described = services.apply(dataset);
    return ownLinks || described.isEmpty()
        ? resolver.resolve(dataset)
        : resolver.resolve(dataset, described.get());
  }

  /** Whether it can be asked for together with others: one value of its row is all it takes. */
  private static boolean grouped(
      Dataset dataset, Optional<ServiceDescriptor> described, ListMultimap<Group, Entry> groups) {
    Optional<String> own = dataset.access().filter(Access::isLinks).map(Access::url);
    if (own.isPresent()) {
      return own.get().indexOf('?') > 0 && grouped(dataset, own.get(), groups);
    }
    if (described.isEmpty() || !described.get().isLinks()) {
      return false;
    }
    List<Input> rows =
        described.get().inputs().stream().filter(input -> input.kind() == Kind.ROW).toList();
    ServiceForm form = ServiceForm.of(RowValues.filled(described.get(), dataset));
    if (rows.size() != 1 || form.obstacle().isPresent()) {
      return false;
    }
    String name = rows.getFirst().name();
    ImmutableListMultimap<String, String> sent = form.sent(ImmutableListMultimap.of());
    ImmutableListMultimap.Builder<String, String> fixed = ImmutableListMultimap.builder();
    sent.entries().stream().filter(e -> !e.getKey().equals(name)).forEach(fixed::put);
    groups.put(
        new Group(described.get().accessUrl(), fixed.build(), name),
        new Entry(dataset, sent.get(name).getFirst(), form.url(ImmutableListMultimap.of())));
    return true;
  }

  /**
   * A links service takes its one mandatory parameter ID several times, and by POST too (DataLink
   * 1.1 §2.1), so the URL of a row tells how to ask for many.
   */
  private static boolean grouped(Dataset dataset, String url, ListMultimap<Group, Entry> groups) {
    ImmutableListMultimap.Builder<String, String> fixed = ImmutableListMultimap.builder();
    String id = null;
    String name = "ID";
    int query = url.indexOf('?');
    for (String pair : url.substring(query + 1).replaceFirst("#.*", "").split("&")) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        return false;
      }
      try {
        String key = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
        String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
        if (!key.equalsIgnoreCase("ID")) {
          fixed.put(key, value);
        } else if (id == null) {
          id = value;
          name = key;
        } else {
          return false;
        }
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
    if (id == null || id.isBlank()) {
      return false;
    }
    groups.put(
        new Group(url.substring(0, query), fixed.build(), name), new Entry(dataset, id, url));
    return true;
  }

  /** Asks for a group, batch after batch; those that got no row of their own are returned. */
  private List<Dataset> together(Group group, List<Entry> entries) throws InterruptedIOException {
    Deque<Entry> waiting = new ArrayDeque<>(entries);
    Set<Entry> again = new HashSet<>();
    List<Entry> left = new ArrayList<>();
    int size = FIRST;
    boolean learned = false;
    int poor = 0;
    while (waiting.size() > 1 && size > 1) {
      List<Entry> batch = new ArrayList<>();
      while (batch.size() < size && !waiting.isEmpty()) {
        batch.add(waiting.remove());
      }
      Outcome outcome = asked(group, batch);
      int answered = batch.size() - outcome.unanswered().size();
      if (outcome.stopped() && answered > 0) {
        size = Math.max(2, learned ? size * 3 / 4 : answered);
        learned = true;
        // Those that are left out a second time have no rows: they must not hold up the rest.
        outcome.unanswered().forEach(e -> (again.add(e) ? waiting : left).add(e));
      } else {
        left.addAll(outcome.unanswered());
        poor = answered * 4 < batch.size() ? poor + 1 : 0;
        size = poor == (learned ? POOR : 1) ? 1 : size;
        learned |= answered > 1;
      }
    }
    left.addAll(waiting);
    return left.stream().map(Entry::dataset).toList();
  }

  /** What came of one POST: whose rows are not in it, and whether the service stopped early. */
  private record Outcome(List<Entry> unanswered, boolean stopped) {}

  /** Rows are told apart by the identifier they echo; their order means nothing. */
  private Outcome asked(Group group, List<Entry> batch) throws InterruptedIOException {
    ArrayListMultimap<String, String> form = ArrayListMultimap.create(group.fixed());
    batch.stream().map(Entry::id).distinct().forEach(id -> form.put(group.name(), id));
    LinksService.Reply reply = service.post(group.url(), form);
    LinksDocument document = reply.document();
    if (document.ending() == LinksDocument.Ending.FAILED) {
      return new Outcome(batch, false);
    }
    boolean cut = document.ending() == LinksDocument.Ending.CUT;
    ListMultimap<String, Link> byId =
        ArrayListMultimap.create(Multimaps.index(document.links(), Link::id));
    if (cut && !document.links().isEmpty()) {
      byId.removeAll(document.links().getLast().id());
    }
    List<Entry> unanswered = new ArrayList<>();
    for (Entry entry : batch) {
      List<Link> links = byId.get(entry.id().strip());
      if (links.isEmpty()) {
        unanswered.add(entry);
      } else {
        pass(links(entry, links, reply.expires()));
      }
    }
    return new Outcome(unanswered, cut || document.ending() == LinksDocument.Ending.OVERFLOW);
  }

  private static Links links(Entry entry, List<Link> links, Optional<Instant> expires) {
    return new Links(
        entry.dataset().key(),
        Optional.of(entry.url()),
        ImmutableList.copyOf(links),
        Instant.now(),
        ImmutableList.of(),
        expires);
  }

  private void pass(Links links) {
    synchronized (each) {
      each.accept(links);
    }
  }
}
