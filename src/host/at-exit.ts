/** Tidying that must also happen when the process ends in the middle of something. */

const tasks = new Set<() => void>()

/**
 * Runs the task when the process exits, unless the returned function is called first.
 * The task is synchronous: nothing else runs at that point.
 */
export function atExit(task: () => void): () => void {
  if (tasks.size === 0) process.on('exit', runTasks)
  tasks.add(task)
  return () => {
    tasks.delete(task)
    if (tasks.size === 0) process.off('exit', runTasks)
  }
}

function runTasks(): void {
  for (const task of [...tasks].toReversed()) {
    try {
      task()
    } catch {
      // The process is ending: there is nobody left to tell, and the other tasks still have to run.
    }
  }
}
