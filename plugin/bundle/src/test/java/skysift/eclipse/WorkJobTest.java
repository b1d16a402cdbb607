package skysift.eclipse;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import skysift.model.Tasks;

class WorkJobTest {
  private final List<String> shown = new ArrayList<>();
  private final NullProgressMonitor progress =
      new NullProgressMonitor() {
        @Override
        public void subTask(String name) {
          shown.add(name);
        }
      };

  @Test
  void what_is_told_before_it_begins_is_shown_when_it_does_and_nothing_twice() {
    // GIVEN
    List<WorkJob<?>> jobs = new ArrayList<>();
    WorkJob<String> job =
        new WorkJob<>(
            "writing",
            Tasks.Queue.EXPORT,
            () -> {
              jobs.getFirst().tell("one");
              jobs.getFirst().tell("two");
              return "";
            },
            done -> {},
            failure -> {});
    jobs.add(job);
    // WHEN
    job.tell("one");
    job.run(progress);
    // THEN
    then(shown).containsExactly("one", "two");
  }
}
