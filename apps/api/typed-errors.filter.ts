import { Catch, type ExceptionFilter } from '@nestjs/common';
import { GraphQLError } from 'graphql';

/** Errors with a code are expected answers: they are passed on to the formatter without being logged. */
@Catch(GraphQLError)
export class TypedErrorsFilter implements ExceptionFilter {
  catch(error: GraphQLError): GraphQLError {
    return error;
  }
}
