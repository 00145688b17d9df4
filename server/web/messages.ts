import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http'

/** An Express application, as far as a server needs to know it: `request` and `response` are the prototypes it gives what it handles. */
export type Application = RequestListener & { request: object; response: object }

/**
 * What node's server should make the application's requests and responses of: they are born with the prototypes that Express
 * gives every one it handles, and giving an object the prototype it has does nothing. Else V8 gives an object whose prototype
 * was changed a hidden class of its own with each property set on it from then on, so that no code that touches requests ever
 * runs at full speed: Express itself then takes 0.14 ms a request instead of 0.05.
 */
export function messagesOf(app: Application) {
  class Asked extends IncomingMessage {}
  class Answer<To extends IncomingMessage = IncomingMessage> extends ServerResponse<To> {}
  app.request = Object.setPrototypeOf(Asked.prototype, app.request)
  app.response = Object.setPrototypeOf(Answer.prototype, app.response)
  return { IncomingMessage: Asked, ServerResponse: Answer }
}
