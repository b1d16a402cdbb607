package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.obscore.DatasetKey;
import skysift.search.FileFact;

class LinkIndexTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void links_come_back_as_they_were_kept() throws IOException {
    // GIVEN
    var entry =
        entry(
            "1",
            "links 1",
            new FileFact("fits", "#this", OptionalLong.of(5)),
            new FileFact("", "http://x.test/v#odd", OptionalLong.empty()));
    try (LinkIndex index = LinkIndex.open(folder)) {
      then(index.find(key("1"))).isEmpty();
      then(index.files()).isEmpty();
      // WHEN
      index.put(List.of(entry));
      // THEN
      then(index.find(key("1"))).contains(entry);
      then(index.files()).containsOnlyKeys(key("1")).containsValue(entry.files());
    }
    try (LinkIndex again = LinkIndex.open(folder)) {
      then(again.find(key("1"))).contains(entry);
    }
  }

  @Test
  void newer_links_replace_the_older_ones() throws IOException {
    try (LinkIndex index = LinkIndex.open(folder)) {
      index.put(List.of(entry("1", "old"), entry("2", "other")));
      then(index.files()).hasSize(2);
      index.put(List.of(entry("1", "new", new FileFact("fits", "#this", OptionalLong.empty()))));
      then(index.find(key("1")).orElseThrow().links()).isEqualTo("new");
      then(index.files()).hasSize(2);
      then(index.files().get(key("1"))).hasSize(1);
    }
  }

  @Test
  void what_another_program_keeps_is_seen() throws IOException {
    try (LinkIndex one = LinkIndex.open(folder);
        LinkIndex other = LinkIndex.open(folder)) {
      one.put(List.of(entry("1", "a")));
      then(other.find(key("1"))).isPresent();
      other.put(List.of(entry("2", "b")));
      then(one.files()).hasSize(2);
    }
  }

  private static LinkIndex.Entry entry(String id, String links, FileFact... files) {
    return new LinkIndex.Entry(
        key(id), ImmutableList.copyOf(files), links, NOW, Optional.of(NOW.plusSeconds(60)));
  }

  private static DatasetKey key(String id) {
    return DatasetKey.of("A", List.of(id), 1);
  }
}
