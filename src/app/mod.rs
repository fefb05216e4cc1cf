//! The application without widgets: state, commands, effects and workers.
