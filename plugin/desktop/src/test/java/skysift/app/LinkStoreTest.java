package skysift.app;

import static org.assertj.core.api.BDDAssertions.then;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.datalink.Link;
import skysift.datalink.Links;
import skysift.datalink.Semantics;
import skysift.index.LinkIndex;
import skysift.obscore.DatasetKey;
import skysift.vo.ServiceDescriptor;
import skysift.vo.ServiceDescriptor.Input;
import skysift.vo.ServiceDescriptor.Kind;

class LinkStoreTest {
  private static final DatasetKey KEY = DatasetKey.of("A", List.of("1"), 1);
  private static final String SOURCE = "http://a.test/links?ID=1";

  @TempDir private Path folder;
  private LinkStore store;

  @BeforeEach
  void open() throws IOException {
    store = new LinkStore(LinkIndex.open(folder));
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  @Test
  void links_of_every_kind_come_back_as_they_were() throws IOException {
    // GIVEN
    Input circle =
        new Input(
            "CIRCLE",
            Kind.USER,
            "",
            "",
            "double",
            "3",
            "circle",
            "deg",
            "pos",
            "a circle",
            "",
            "1 2 3",
            List.of());
    ServiceDescriptor service =
        new ServiceDescriptor(
            "s",
            "soda",
            "cuts",
            "http://a.test/cut",
            "ivo://x",
            "",
            "",
            List.of(),
            false,
            List.of(circle));
    Link.Details details =
        new Link.Details(
            Optional.of("x#local"),
            Optional.of("true"),
            Optional.of(false),
            ImmutableMap.of("cloud_access", "{}"));
    Links links =
        links(
            Optional.empty(),
            new Link.Product(
                "1",
                Semantics.THIS,
                "d",
                "http://a.test/1.fits",
                Optional.of("image/fits"),
                OptionalLong.of(7),
                Optional.of("image"),
                details),
            new Link.ServiceCall(
                "1",
                Semantics.of("#cutout"),
                "",
                "s",
                Optional.of(service),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Link.Details.NONE),
            new Link.LinkFault("1", Semantics.of("#flat"), "", "NotFoundFault"));
    // WHEN
    store.keep(List.of(links));
    // THEN
    then(store.usable(KEY, Optional.of(SOURCE))).contains(links);
  }

  @Test
  void links_that_have_expired_are_not_used() throws IOException {
    store.keep(List.of(links(Optional.of(Instant.now().minusSeconds(1)), product())));
    then(store.usable(KEY, Optional.empty())).isEmpty();
    then(store.index().files()).containsKey(KEY);
  }

  @Test
  void links_of_a_row_that_has_moved_are_not_used() throws IOException {
    store.keep(List.of(links(Optional.empty(), product())));
    then(store.usable(KEY, Optional.of("http://b.test/links?ID=1"))).isEmpty();
    then(store.usable(KEY, Optional.empty())).isPresent();
  }

  @Test
  void a_fault_that_may_pass_is_not_kept() throws IOException {
    store.keep(
        List.of(
            links(
                Optional.empty(),
                new Link.LinkFault("1", Semantics.of(""), "", "TransientFault: later"))));
    then(store.index().files()).isEmpty();
  }

  private static Link product() {
    return new Link.Product(
        "1",
        Semantics.THIS,
        "",
        "http://a.test/1.fits",
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }

  private static Links links(Optional<Instant> expires, Link... links) {
    return new Links(
        KEY,
        Optional.of(SOURCE),
        ImmutableList.copyOf(links),
        Instant.parse("2026-11-25T12:00:00Z"),
        ImmutableList.of("odd"),
        expires);
  }
}
