package skysift.app;

import com.google.common.collect.ImmutableList;
import java.net.URI;
import java.util.function.Consumer;
import skysift.sky.Moc;
import skysift.sky.SkyPosition;

/** What another program told us, in our words. Names are foreign texts of one line. */
public sealed interface Arrival {
  /** The name of the program. */
  String peer();

  /**
   * Rows of a table that was sent or received before.
   *
   * @param table the table's name
   * @param keys of the datasets that the rows are, in the order of the message
   * @param others how many of the rows are no datasets
   * @param one whether a single row was pointed at, rather than a selection made
   */
  record Rows(String peer, String table, ImmutableList<String> keys, int others, boolean one)
      implements Arrival {}

  /** A position to look at. */
  record Position(String peer, SkyPosition position) implements Arrival {}

  /** A part of the sky. */
  record Coverage(String peer, String name, Moc moc) implements Arrival {}

  /**
   * A table to read, where that is allowed.
   *
   * @param tableId what the sender calls it; its address when it gave no id
   * @param outcome to be told what became of it, once: empty when it was read, else why not
   */
  record Table(String peer, String tableId, String name, URI url, Consumer<String> outcome)
      implements Arrival {}

  /**
   * A program that we don't know wants a file of this machine to be read.
   *
   * @param decision to be told once
   */
  record Question(String peer, URI file, Consumer<Decision> decision) implements Arrival {}

  /** What a user says to a {@link Question}. */
  enum Decision {
    /** This file. */
    ONCE,
    /** This, and whatever the program sends from now on. */
    ALWAYS,
    /** Not this file. */
    NO
  }

  /** Takes what arrives, on the inbox's thread; must not block it for long. */
  @FunctionalInterface
  interface Listener {
    /** Something came. */
    void arrived(Arrival arrival);
  }

  /** Hears of every message that came and what was answered, for a log. On any thread. */
  @FunctionalInterface
  interface Log {
    /** A message came; {@code answer} is what it was answered, in words. */
    void answered(String peer, String peerId, String mtype, String answer);
  }
}
