"""Whether each duty has been done: evidence, judgement and the state that follows."""
