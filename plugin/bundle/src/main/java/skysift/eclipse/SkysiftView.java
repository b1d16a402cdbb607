package skysift.eclipse;

import java.awt.EventQueue;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.osgi.service.event.EventHandler;
import skysift.app.FailureText;
import skysift.model.Session;
import skysift.ui.SkysiftPanel;
import skysift.ui.Theme;

/** The panel as a view of Eclipse's. SWT's event thread where nothing else is said. */
public final class SkysiftView extends ViewPart {
  public static final String ID = "skysift.view";

  /** Key bindings that hold while the view is active. */
  private static final String CONTEXT = "skysift.context";

  private static final int SECONDS_TO_SHOW = 8;
  private static final ILog LOG = Platform.getLog(SkysiftView.class);

  private final PublishedSelection selection = new PublishedSelection();
  private final OwnWindow ownWindow = new OwnWindow();
  private volatile CompletableFuture<Shown> shown = new CompletableFuture<>();
  private final EventHandler themeChanged = event -> restyle();
  private final IPropertyChangeListener set = event -> set(event.getProperty());
  private SharedSession shared;
  private Composite stack;
  private StackLayout layout;
  private Optional<SwingHost> host = Optional.empty();
  private ViewActions actions;
  private Appearance appearance = Appearance.LIGHT;
  private Optional<SharedSession.Use> use = Optional.empty();
  private boolean restarting;

  /** Shows the view of a page, and gives it. */
  static SkysiftView open(IWorkbenchPage page) throws PartInitException {
    return (SkysiftView) page.showView(ID);
  }

  /**
   * Calls {@code action} on AWT's event thread when there is a session to act on; not at all where
   * none can be opened, which the view says. Any thread.
   */
  void whenShown(Consumer<Shown> action) {
    shown.thenAccept(now -> EventQueue.invokeLater(() -> action.accept(now)));
  }

  @Override
  public void createPartControl(Composite parent) {
    shared = Activator.active().session();
    stack = new Composite(parent, SWT.NONE);
    layout = new StackLayout();
    stack.setLayout(layout);
    appearance = Appearance.of(Preferences.appearance(), parent);
    actions = new ViewActions(getViewSite(), this);
    actions.icons(appearance);
    getSite().setSelectionProvider(selection);
    getSite().getService(IContextService.class).activateContext(CONTEXT);
    getSite().getService(IEventBroker.class).subscribe(Appearance.THEME_CHANGED, themeChanged);
    Preferences.store().addPropertyChangeListener(set);
    begin();
  }

  private void begin() {
    if (shown.isDone()) {
      shown = new CompletableFuture<>();
    }
    publish(Published.NOTHING);
    SharedSession.Use mine = shared.acquire();
    use = Optional.of(mine);
    show(mine.waits() ? waiting() : new Page(stack, "Opening the index…", ""));
    Display display = stack.getDisplay();
    mine.session()
        .whenComplete(
            (session, failure) ->
                onSwt(
                    display,
                    () -> {
                      if (use.equals(Optional.of(mine))) { // else begun again meanwhile
                        if (failure == null) {
                          embed(session);
                        } else {
                          refused(failure);
                        }
                      }
                    }));
  }

  private Page waiting() {
    return new Page(
            stack,
            "Skysift opens with what is set now when its running jobs have ended.",
            "Where it is open in its own window, that has to be closed too.")
        .offer("Stop the jobs", () -> Job.getJobManager().cancel(WorkJob.class));
  }

  /** Any thread; does nothing when the view is closed by then. */
  private void onSwt(Display display, Runnable action) {
    if (!display.isDisposed()) {
      display.asyncExec(
          () -> {
            if (!stack.isDisposed()) {
              action.run();
            }
          });
    }
  }

  private void show(Control control) {
    Control before = layout.topControl;
    layout.topControl = control;
    stack.layout();
    if (before != null && before != control) {
      before.dispose();
    }
  }

  private void refused(Throwable failure) {
    release();
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof java.io.IOException)) {
      cause = cause.getCause();
    }
    shown = CompletableFuture.failedFuture(failure); // what was asked for is not done much later
    String why = FailureText.of(cause);
    LOG.error("Skysift cannot be opened: " + why, cause);
    show(
        new Page(
                stack,
                "Skysift cannot be opened: " + why,
                "The workspace is " + Preferences.workspace().root() + " (Preferences > Skysift).")
            .offer("Try again", this::begin));
  }

  private void embed(Session session) {
    if (!Embedding.possible()) {
      fallBack("Eclipse runs on Wayland itself here, where no Swing panel can be shown inside it.");
      shown.complete(new Shown(session, Optional.empty()));
      return;
    }
    SwingHost made = new SwingHost(stack);
    host = Optional.of(made);
    show(made.composite());
    FrontDialogs.of(made, stack.getShell());
    FileDrop.on(
        made.composite(),
        dropped -> whenShown(shown -> dropped.forEach(shown.session().harvest()::importTable)));
    Display display = stack.getDisplay();
    String theme = appearance.word();
    boolean joinHub = Preferences.joinHub();
    CompletableFuture<Shown> opening = shown;
    Runnable active = () -> onSwt(display, this::activate);
    EventQueue.invokeLater(
        () -> {
          if (made.composite().isDisposed()) {
            return; // closed meanwhile
          }
          Theme.use(theme);
          SkysiftPanel panel = new SkysiftPanel(session, joinHub);
          made.show(panel);
          made.watch(active);
          KeyBridge.of(made, keys -> onSwt(display, () -> actions.keys(keys)));
          Runnable publish = () -> publish(session, made, display);
          session.selection().addListener(publish);
          session.search().addListener(publish);
          session.peers().addListener(publish);
          publish.run();
          opening.complete(new Shown(session, Optional.of(panel)));
        });
    display.timerExec(
        SECONDS_TO_SHOW * 1000, () -> EventQueue.invokeLater(() -> look(display, made)));
  }

  /** AWT's event thread: whether the panel has come up where it should be seen. */
  private void look(Display display, SwingHost made) {
    boolean showing = made.root().isShowing();
    onSwt(
        display,
        () -> {
          if (!showing && stack.isVisible() && host.equals(Optional.of(made))) {
            giveUp("The panel does not come up inside Eclipse on this display.");
          }
        });
  }

  /** Takes the panel away and says why. */
  void giveUp(String sentence) {
    CompletableFuture<Shown> before = shown;
    shown = before.thenApply(now -> new Shown(now.session(), Optional.empty()));
    takeDown(before, () -> {});
    fallBack(sentence);
  }

  private void fallBack(String sentence) {
    show(
        new Page(stack, sentence, "To have it here, start Eclipse with GDK_BACKEND=x11 set.")
            .offer("Open Skysift in its own window", this::ownWindow));
  }

  private void ownWindow() {
    Display display = stack.getDisplay();
    ownWindow.show(
        shared,
        failure ->
            onSwt(
                display,
                () -> {
                  if (host.isEmpty()) { // else begun again meanwhile, and well
                    refused(failure);
                  }
                }));
  }

  /** AWT's event thread. */
  private void publish(Session session, SwingHost made, Display display) {
    Published now = Published.of(session);
    onSwt(
        display,
        () -> {
          if (host.equals(Optional.of(made))) {
            publish(now);
          }
        });
  }

  private void publish(Published now) {
    selection.publish(now.chosen());
    actions.published(now);
  }

  /** The view whose panel has the focus is the active part. */
  private void activate() {
    if (getSite().getPage().getActivePart() != this) {
      getSite().getPage().activate(this);
    }
  }

  private void restyle() {
    onSwt(
        stack.getDisplay(),
        () -> {
          Appearance now = Appearance.of(Preferences.appearance(), stack.getParent());
          if (now != appearance) {
            appearance = now;
            actions.icons(now);
            EventQueue.invokeLater(() -> Theme.use(now.word()));
          }
        });
  }

  private void set(String changed) {
    restyle();
    if (Preferences.reopens(changed) && !restarting) {
      restarting = true; // several may change at once
      onSwt(stack.getDisplay(), this::restart);
    }
  }

  /** Closes what is shown and opens it anew, with what is set now. */
  private void restart() {
    restarting = false;
    CompletableFuture<Shown> before = shown;
    Display display = stack.getDisplay();
    Runnable again =
        () ->
            onSwt(
                display,
                () -> {
                  release();
                  begin();
                });
    if (host.isPresent()) {
      shown = new CompletableFuture<>();
      takeDown(before, again);
    } else {
      again.run();
    }
  }

  /** What the menus need to know. */
  Published published() {
    return actions.published();
  }

  /** The Swing side, while there is one. */
  Optional<SwingHost> host() {
    return host;
  }

  @Override
  public <T> T getAdapter(Class<T> wanted) {
    return wanted == IPropertySheetPage.class
        ? wanted.cast(new ChosenPage())
        : super.getAdapter(wanted);
  }

  @Override
  public void setFocus() {
    host.ifPresentOrElse(SwingHost::focus, stack::setFocus);
  }

  private void takeDown(CompletableFuture<Shown> before, Runnable then) {
    host.ifPresent(
        made ->
            made.dispose(
                () -> {
                  if (before.isDone()) {
                    before.join().panel().ifPresent(SkysiftPanel::remember);
                  }
                },
                then));
    host = Optional.empty();
  }

  private void release() {
    use.ifPresent(SharedSession.Use::release);
    use = Optional.empty();
  }

  @Override
  public void dispose() {
    if (stack != null) {
      getSite().getService(IEventBroker.class).unsubscribe(themeChanged);
      Preferences.store().removePropertyChangeListener(set);
      if (host.isPresent()) {
        takeDown(shown, this::release);
      } else {
        release();
      }
    }
    super.dispose();
  }
}
