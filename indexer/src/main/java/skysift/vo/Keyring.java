package skysift.vo;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passwords and tokens, per host, in memory only. A host gets what was given for it, over https,
 * once it has asked; no other host ever does, after a redirect neither. Any thread may use it.
 */
public final class Keyring {
  private static final Pattern REALM = Pattern.compile("(?i)realm\\s*=\\s*\"([^\"]*)\"");

  private final Map<String, String> keys = new HashMap<>();
  private final Set<String> declined = new HashSet<>();
  private Asker asker = login -> Optional.empty();

  /** Who is asked, typically the user. Called on the thread that waits for the answer. */
  @FunctionalInterface
  public interface Asker {
    /** The key for this host; empty when there is none. */
    Optional<Key> ask(Login login);
  }

  /**
   * What a service asks for.
   *
   * @param host with its port where that is not the usual one
   * @param realm the service's own word; may be empty
   * @param password whether it takes a name and password (HTTP Basic)
   * @param token whether it takes a bearer token
   */
  public record Login(String host, String realm, boolean password, boolean token) {}

  /** What is given to a host. */
  public sealed interface Key {
    /** A name and password, for HTTP Basic. */
    record Password(String user, String password) implements Key {
      @Override
      public String toString() {
        return "password of " + user;
      }
    }

    /** A bearer token. */
    record Token(String token) implements Key {
      @Override
      public String toString() {
        return "token";
      }
    }
  }

  /** From now on this one is asked; nobody is before. */
  public synchronized void askWith(Asker newAsker) {
    asker = newAsker;
  }

  /** Hosts for which nothing was given may ask again. */
  public synchronized void askAgain() {
    declined.clear();
  }

  /** The Authorization header for a URL whose host has asked before. */
  synchronized Optional<String> known(URI url) {
    return isSecure(url) ? Optional.ofNullable(keys.get(host(url))) : Optional.empty();
  }

  /**
   * The Authorization header that answers a challenge; empty when there is nothing to answer it
   * with. One challenge at a time is put to the user.
   *
   * @param challenges values of WWW-Authenticate
   * @param tried what was sent and not taken
   */
  synchronized Optional<String> answer(URI url, List<String> challenges, Optional<String> tried) {
    String host = host(url);
    Optional<String> newer = known(url).filter(key -> !tried.equals(Optional.of(key)));
    if (newer.isPresent()) {
      return newer;
    }
    keys.remove(host);
    Login login = login(host, String.join(", ", challenges));
    if (!isSecure(url) || declined.contains(host) || !login.password() && !login.token()) {
      return Optional.empty();
    }
    Optional<String> given = asker.ask(login).map(Keyring::header);
    given.ifPresentOrElse(header -> keys.put(host, header), () -> declined.add(host));
    return given;
  }

  private static Login login(String host, String challenges) {
    String said = challenges.toLowerCase(Locale.ROOT);
    Matcher realm = REALM.matcher(challenges);
    return new Login(
        host,
        realm.find() ? Words.oneLine(realm.group(1)) : "",
        said.matches("(?s)(.*,\\s*)?basic\\b.*"),
        said.contains("bearer"));
  }

  private static String header(Key key) {
    return switch (key) {
      case Key.Password p ->
          "Basic "
              + Base64.getEncoder()
                  .encodeToString((p.user() + ":" + p.password()).getBytes(StandardCharsets.UTF_8));
      case Key.Token t -> "Bearer " + t.token().strip();
    };
  }

  private static boolean isSecure(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  private static String host(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    return url.getPort() < 0 || url.getPort() == 443 ? host : host + ":" + url.getPort();
  }
}
