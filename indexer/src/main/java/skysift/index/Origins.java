package skysift.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The harvests and imports that an index knows of; kept with each commit. Never changed. */
final class Origins {
  private static final String PREFIX = "skysift.origin.";
  private static final String NEXT = "skysift.origins";
  private static final Splitter WORDS = Splitter.on(' ');

  private final TreeMap<Integer, Origin> byNumber;

  /** Number of the last one of each archive; names as facets have them. */
  private final Map<String, Integer> last = new HashMap<>();

  /** Above all numbers that were ever used. */
  private final int next;

  private Origins(TreeMap<Integer, Origin> byNumber, int next) {
    this.byNumber = byNumber;
    this.next = next;
    byNumber.forEach(
        (number, origin) ->
            origin.archives().forEach(archive -> last.put(Fields.cut(archive), number)));
  }

  /** Those of a commit. */
  static Origins of(Map<String, String> userData) {
    TreeMap<Integer, Origin> byNumber = new TreeMap<>();
    userData.forEach(
        (key, text) -> {
          if (key.startsWith(PREFIX)) {
            Origin origin = read(Integer.parseInt(key.substring(PREFIX.length())), text);
            byNumber.put(origin.number(), origin);
          }
        });
    return new Origins(byNumber, Integer.parseInt(userData.getOrDefault(NEXT, "1")));
  }

  /** These as entries of a commit. */
  Map<String, String> entries() {
    Map<String, String> entries = new HashMap<>();
    byNumber.values().forEach(origin -> entries.put(PREFIX + origin.number(), text(origin)));
    entries.put(NEXT, Integer.toString(next));
    return entries;
  }

  private static String text(Origin origin) {
    return Stream.concat(
            Stream.of(origin.kind().name(), origin.began().toString(), origin.source()),
            origin.archives().stream())
        .map(word -> URLEncoder.encode(word, UTF_8))
        .collect(Collectors.joining(" "));
  }

  private static Origin read(int number, String text) {
    List<String> words =
        WORDS.splitToStream(text).map(word -> URLDecoder.decode(word, UTF_8)).toList();
    return new Origin(
        number,
        Origin.Kind.valueOf(words.get(0)),
        words.get(2),
        ImmutableSet.copyOf(words.subList(3, words.size())),
        Instant.parse(words.get(1)));
  }

  /** The number of the next new one. */
  int next() {
    return next;
  }

  Origins with(Origin origin) {
    TreeMap<Integer, Origin> more = new TreeMap<>(byNumber);
    more.put(origin.number(), origin);
    return new Origins(more, Math.max(next, origin.number() + 1));
  }

  Origins without(Origin origin) {
    TreeMap<Integer, Origin> fewer = new TreeMap<>(byNumber);
    fewer.remove(origin.number());
    return new Origins(fewer, next);
  }

  /** The oldest first. */
  ImmutableList<Origin> all() {
    return ImmutableList.copyOf(byNumber.values());
  }

  Optional<Origin> of(String token) {
    return byNumber.values().stream().filter(o -> o.token().equals(token)).findFirst();
  }

  /** When it began; long ago when it is not known. */
  Instant began(int number) {
    Origin origin = byNumber.get(number);
    return origin == null ? Instant.EPOCH : origin.began();
  }

  String token(int number) {
    Origin origin = byNumber.get(number);
    return origin == null ? "" : origin.token();
  }

  /** Number of the last one of an archive, named as facets have it; 0 when there is none. */
  int last(String archive) {
    return last.getOrDefault(archive, Marks.NONE);
  }
}
